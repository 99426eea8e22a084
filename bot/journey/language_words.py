"""Little words that show a language, for `bot.journey.language`.

The commonest words of the sentences in data/nlu/languages and of the translated responses that
English does not have; for Bengali as it is written in Latin letters.
"""

from __future__ import annotations

COMMON = {
    "es": frozenset(
        """de que el mi la una por lo para quiero puedo trabajo qué al un persona te los es
        equipo aquí las del avisado hay más antes este estoy puede quieres tengo nada
        está hablar gracias personas bien todo seguir sin todavía hola sí hacer esto
        ayudar favor siguiente escribe muy día hasta ahora solo entrevista años toca tu
        cómo eso ayuda esta otra marido pero cuando tus contestar necesito inglés vivir
        vida jefe pasaporte casa trabajar trabajos pregunta también parte tienes puedes
        guardado laborable alguien voy mejor pueden empezar pastillas noche pega puesto
        formulario padre ha buscar perdona soy mañana nunca sé mucho morir todas mis vez
        obligan siento""".split()  # noqa: SIM905 - a hundred quoted words read worse
    ),
    "pt": frozenset(
        """não que de meu em uma ajuda quero quem ou pessoa para posso um mais aqui por
        pode os avisei minha pra quer antes está nada falar fazer há emprego tem vou
        ainda já escreva esta ajudar estou trabalho pessoas tudo dia vão bem tenho sem
        trabalhar próximo olá como mas muito mim viver marido casa quando só procurar
        isso obrigado favor escrever entrevista continuar anos conversa até isto preciso
        agora inglês pai vaga pergunta depois também sua respondem geral útil noite tá
        vida tô sei podem queria morrer matar bate chefe documentos passo estar nome
        parte desculpe entendi alguém todos este fui nunca dá são ao hoje obrigam sinto""".split()  # noqa: SIM905 - a hundred quoted words read worse
    ),
    "pl": frozenset(
        """nie się mnie już mi czy jest za chcę zespół mogę pracę wie jak tym jeszcze mam
        że jeśli chcesz pracy chce ci napisz jestem ma ktoś więcej ze albo tutaj
        człowiek tak proszę dziękuję nic może tu dalej możesz teraz tylko żyć mąż lat
        czat pomagać umiem cześć będzie jakie człowiekiem rozumiem zabije bije pracować
        kiedy też ciebie porozmawiać odpowiadają zwykle najpóźniej następnego dnia
        roboczego są mówi sobą sie szef moją od wszystko zanim żeby mój ale część lub
        więc zapisane przepraszam muszę być bardzo bo czego pomóc znam życie domu darmo
        moje szpitalu znaleźć oferty pytanie przed jego które masz umie dobry dziś
        pomocy wiem tego rozmowy pisać""".split()  # noqa: SIM905 - a hundred quoted words read worse
    ),
    "fr": frozenset(
        """je de vous le pas ne jai mon la les une pour un que et peux cest au moi personne
        ce ma est léquipe ou veux suis avec quoi des il dit merci travail encore ici
        elle voulez tout faire sur cette écrivez rien peut vos dans mes avant aider ça
        parler qui personnes prévenu votre ils bonjour va sans jour tard du comment
        comprends continuer mari ans conversation oui non sil plaît avez seulement tuer
        enfants mais trouver chez aussi quand pardon laide répond pouvez gardé général
        prochain quelquun vais daccord là voir anglais toujours mère par travailler
        première père partie nuit dois bien téléphone très français nai mieux""".split()  # noqa: SIM905 - a hundred quoted words read worse
    ),
    "tr": frozenset(
        """bir bu iş yardım ne için beni size bana ekibe daha var mı istiyorum veya çok
        haber mi insan cevap yok burada hangi ve verdim yazın istemiyorum işe şey lütfen
        ederim kadar geç bunu henüz devam sonraki merhaba iyi lazım konuşmak teşekkür
        kendimi ama önce etmek günü sohbeti söyledim nasıl artık ölmek kocam sonra başka
        ilk posta kodunuzun yalnızca edebilir istediğinizi verirler genellikle evet olur
        hayır hiçbir biri eski yapmak gece yaşında kusura bakmayın ben değil türkçe de
        dövüyor para soru vermiyor büyük edemiyorum yapalım mesaj geri yaşamak intihar
        bütün nefes ilanı uygun açık nedir patronum işleri örneğin edebilirim türlü
        anlatayım düğmesine basın kayıtlı insanla ngilizce yarın et yapabilirim
        çalışıyor""".split()  # noqa: SIM905 - a hundred quoted words read worse
    ),
    "it": frozenset(
        """non il mi di che per ho una la un sono lavoro posso persona mio voglio più cosa
        al qui vuoi le lo ha prima grazie ancora ti scrivi del ci bene questa può mia
        ciao niente parlare persone detto cè favore avvisato va anni te aiutare salvato
        solo senza colloquio domanda questo giorno tuoi entro tutti devo capisco hai
        vivere marito casa quando fa trovare ma anche lavorare lavori puoi rispondono
        solito lavorativo successivo qualcuno sì capo altro posto dopo documenti possono
        parte scusa farlo così serve aiuto dove vorrei italiano inglese preso picchia
        paga faccio vicino domande passo tutto padre dico leggere tuo nuovo domani vado
        alla mai""".split()  # noqa: SIM905 - a hundred quoted words read worse
    ),
    "ro": frozenset(
        """să de nu ce mă cu la în mai pot și sunt vreau vă mi pe îmi un echipa că persoană
        pentru aici asta sau muncă este anunțat poate scrieți din cum dacă dumneavoastră
        doriți bună rog sa ca mea acum ma au cineva bine ajuta unde puteți mulțumesc meu
        interviu fără încă fac după răspunde pare va zi nimic trebuie rău înainte
        angajare ani această ne târziu aș tot vorbiți aveți luat vrea soțul spun
        discuție cel faceți știu nevoie mult le bate șeful ceva dar numai locuri prima
        întrebare păstrat obicei următoarea lucrătoare toate te engleză mor fi bani
        spital ajutorul când parte ați nou hai așa acord""".split()  # noqa: SIM905 - a hundred quoted words read worse
    ),
    "so": frozenset(
        """ma ka waan ku ayaan waxaan inaan waa la shaqo qof oo ah soo ii ayaa rabaa iga
        inaad shaqada kale aan aad ayay karaa kooxda ama sheegay baan igu wax kuu caawin
        karo baa halkan kartaa badan haddii kaaga tahay hore ee qor maxaa fadlan hadda
        ayuu ha weli sii wuu rabto sidee haa maya maxay waad hor wada mar mahadsanid iyo
        xigta ugu rabo ay lacag dadka sano doonaan maalinta salaan kaa maxaan loo ila
        kara dilayaa walba guriga hadalkan xumahay walaal nabad waxaad yihiin doonayaa
        soomaali mid lagu laakiin jawaabaan badanaa dambayn baahanahay maxaad fahmin tus
        hadlo ula baad helo jirto heli ima ilaa rabaan shaqeeyo shaqooyinka""".split()  # noqa: SIM905 - a hundred quoted words read worse
    ),
    "bn": frozenset(
        """ki amar chai er ami kita korte ar ache hoy koren amare bala bhai onek kore
        chakri afne bhalo kotha hobe ji oy nay mone ekhon korbo koroin eta amake kivabe
        shesh lage jonno kaj kam koto""".split()  # noqa: SIM905 - a hundred quoted words read worse
    ),
}
