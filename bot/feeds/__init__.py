"""Where vacancies come from that nobody types in; each is a `VacancyFeed`."""
