import { foldWord } from "../reading/plain-text";

/**
 * Things that shops sell, colours and materials, each with its words in English, German, French, Spanish, Italian,
 * Dutch and Portuguese, so that "la lampe de bureau" finds the "Desk Lamp". Without accents, in the singular; "ss" for "ß".
 * What takes several words has dashes between them: "arbre-a-chat". A word may stand in several lines. `>` names the wider thing that people say instead ("shoes" for sneakers).
 */
const THINGS = `
shirt hemd chemise camisa camicia overhemd oberhemd businesshemd camicetta
polo poloshirt > shirt
tshirt tee shirt camiseta maglietta playera t-shirt remera camiseta-de-manga-corta
blouse bluse chemisier blusa
sweater jumper pullover pulli pull jersey maglione trui camisola sueter sudadera strickpulli knit knitwear tricot strickpullover
hoodie kapuzenpullover kapuzenpulli sweatshirt felpa sudadera moletom
cardigan strickjacke gilet vest rebeca
jacket jacke veste chaqueta giacca giubbotto giubbino piumino jas jasje casaco jaqueta daunenjacke steppjacke doudoune blouson anorak windbreaker windjack cazadora corta-vento parka plumifero > coat
coat mantel manteau abrigo cappotto jas casaco trench trenchcoat wollmantel winterjas gabardina impermeabile cappottino > jacket
fleece fleece polaire polar pile fleecejacke fleecejack forro > jacket
vest weste gilet chaleco panciotto colete
dress kleid robe vestido vestito abito jurk midi maxi midikleid sommerkleid maxikleid zomerjurk sundress robe-portefeuille jurkje
skirt rock jupe falda gonna rok saia faltenrock minirock
trousers pants hose pantalon pantalones pantaloni pantaloni broek calcas calca chino chinos cargo jogger joggers wanderhose stoffhose leggins pantalon-de-jogging
jeans jean vaqueros denim spijkerbroek jeanshose > trousers
shorts bermuda short
leggings legging tights
suit anzug costume traje completo pak terno
pyjamas pajama pyjama schlafanzug pijama pigiama
underwear unterwasche unterhose boxer slip calzoncillo mutande ondergoed cueca slips briefs boxershort knickers panties culotte braguita
bra bh soutien-gorge sujetador reggiseno beha sutia
sock socken socke chaussette calcetin calzino calza sok meia
swimsuit badeanzug bikini maillot banador costume badpak biquini
shoe schuh chaussure zapato scarpa schoen sapato
sneaker trainer turnschuh basket zapatilla tenis gymschoen runner laufschuh sportschuh deportiva tennisschoen sportschoen hardloopschoen joggingschuh chaussure-de-sport > shoe
boot stiefel botte bota stivale laars bottine > shoe
sandal sandale sandalia sandalo sandaal > shoe
balletflat ballet-flat flats ballerina ballerinas bailarina merceditas sabrina > shoe
espadrille alpargata > shoe
clog zoccolo klomp zueco sabot > shoe
slipper hausschuh pantoufle zapatilla pantofola pantoffel chinelo > shoe
heel pump absatzschuh escarpin tacon tacco hak salto > shoe
scarf schal tuch echarpe foulard bufanda sciarpa sjaal cachecol lenco
hat hut chapeau sombrero cappello hoed chapeu sonnenhut bucket-hat zonnehoed
cap kappe casquette gorra berretto pet bone
beanie mutze bonnet gorro berretto muts gorro bobble-hat wollmutze tuque > hat
glove handschuh gant guante guanto handschoen luva fausthandschuh faustling mitten moufle manopla wanten
belt gurtel ceinture cinturon cintura riem cinto
tie krawatte cravate corbata cravatta stropdas gravata
bag tasche sac bolso bolsa borsa tas mala shopper beutel borsetta bolsita tas-je
handbag handtasche bolso borsetta handtas sac-a-main schultertasche umhangetasche crossbody schoudertas sac-bandouliere tracolla bandolera bolso-de-mano > bag
backpack rucksack rucksac mochila zaino rugzak sac-a-dos mochilita daypack laptoprugzak schultasche rugtas > bag
wallet geldborse portemonnaie portefeuille cartera portafoglio portemonnee carteira
suitcase luggage koffer valise maleta valigia koffer mala trolley handgepack rollkoffer valigetta carry-on > bag
umbrella schirm regenschirm sonnenschirm parapluie parasol paraguas sombrilla ombrello paraplu guarda-chuva
watch uhr armbanduhr montre reloj orologio horloge relogio taschenuhr chronograph
smartwatch uhr smartwatch > watch
sunglasses sonnenbrille glasses brille lunettes gafas occhiali zonnebril bril oculos
ring anillo anello anel fingerring verlobungsring bague alianza
necklace kette halskette collier collar collana ketting colar halsketting cordon gargantilla
bracelet armband armreif pulsera braccialetto bracciale armband pulseira
earring ohrring ohrringe boucle pendiente arete orecchino oorbel brinco boucle-d-oreille creole hoop-earring ohrstecker
lamp lampe leuchte light lampara lampada lamp luminaria candeeiro stehlampe tischlampe nachttischlampe vloerlamp tafellamp hanglamp pendelleuchte lampadaire suspension lampadario apliek abat-jour
bulb gluhbirne leuchtmittel ampoule bombilla lampadina gloeilamp lampada > lamp
candle kerze bougie vela candela kaars duftkerze geurkaars scented-candle bougie-parfumee vela-aromatica
mirror spiegel miroir espejo specchio espelho wandspiegel badspiegel
vase jarron florero vaso vaas jarra
frame rahmen cadre marco cornice lijst moldura
poster print affiche cartel cuadro
clock uhr wanduhr horloge reloj orologio klok relogio wandklok wekker wecker reveil despertador sveglia despertador > watch
table tisch mesa tavolo tafel esstisch couchtisch salontafel eettafel table-basse mesita tavolino
desk schreibtisch bureau escritorio scrivania bureautafel
chair stuhl chaise silla sedia stoel cadeira sessel fauteuil barhocker loungestoel eetkamerstoel kuipstoel burostuhl
sofa couch canape divano bank zetel loungesofa bankstel
bed bett lit cama letto
mattress matratze matelas colchon materasso matras colchao
pillow kissen oreiller coussin almohada cojin cuscino kussen almofada travesseiro cushion kissenbezug kissenhulle cushion-cover kussenhoes sofakissen sierkussen housse-de-coussin fronha
blanket decke throw couverture plaid manta coperta deken cobertor kuscheldecke wolldecke sofadecke
duvet bettdecke couette edredon piumone dekbed
sheet bettlaken laken drap sabana lenzuolo lencol
bedding bettwasche bettzeug bettbezug parure beddengoed dekbedovertrek overtrek copripiumino housse dekbedset bedset bedlinen bed-linen linge-de-lit juego-de-cama ropa-de-cama completo-letto roupa-de-cama
towel handtuch serviette toalla asciugamano handdoek toalha
curtain vorhang gardine rideau cortina tenda gordijn cortinas vorhange rolgordijn rollo store visillo
rug teppich carpet tapis alfombra tappeto tapijt vloerkleed tapete kleed karpet laufer lopervloerkleed tapijt
shelf regal etagere estante estanteria scaffale plank boekenplank boekenkast prateleira bookshelf bookcase bucherregal bibliotheque libreria
mug cup tasse becher taza tazza mok beker caneca xicara
glass glas verre vaso bicchiere copo
plate teller assiette plato piatto bord prato
bowl schussel schale bol cuenco ciotola kom tigela saladier
pan pfanne poele sarten padella pan frigideira koekenpan bratpfanne steelpan hapjespan skillet fryingpan frying-pan pfannen
pot topf casserole olla pentola panela cocotte braadpan bratentopf brater braeter kochtopf stewpot dutch-oven crockpot marmite olla-de-hierro stoofpan kookpan sauspan
knife messer couteau cuchillo coltello mes faca kochmesser koksmes taschenmesser zakmes couteau-de-chef cuchillo-de-cocina messerset messenset
kettle wasserkocher teekessel bouilloire hervidor tetera bollitore waterkoker chaleira kessel wasserkessel
teapot teekanne theiere tetera teiera theepot bule
bottle flasche trinkflasche bouteille gourde botella bottiglia borraccia fles garrafa cantil sportflasche bidon borraccia drinkbeker drinkfles
coffee kaffee cafe caffe koffie
coffeemaker kaffeemaschine cafetiere cafetera koffiezetapparaat cafeteira machine-a-cafe maquina-de-cafe macchina-del-caffe macchina-da-caffe koffiemachine coffee-machine coffee-maker french-press pressstempelkanne senseo kaffeevollautomat percolator moka > coffee
espresso espressomaschine machine-a-expresso macchina-espresso
grinder muhle kaffeemuhle moulin molinillo macinino macinacaffe molen koffiemolen moinho
machine maschine maquina macchina machine
grill barbecue bbq parrilla griglia churrasqueira kugelgrill kettle-grill bbq-kettle gasgrill holzkohlegrill barbacoa parrilla braai smoker
toaster grille-pain tostadora tostapane broodrooster torradeira
blender mixer licuadora frullatore
vacuum staubsauger aspirateur aspiradora aspirapolvere stofzuiger aspirador cleaner hoover sauger handstaubsauger balai-aspirateur
iron bugeleisen plancha ferro strijkijzer fer-a-repasser ferro-da-stiro plancha-de-vapor
purifier luftreiniger purificateur purificador purificatore luchtreiniger
thermostat thermostat termostato
heater heizung radiateur calefactor stufa kachel aquecedor
fan ventilator ventilateur ventilador ventilatore
phone smartphone handy telefon telephone telefono telefoon telefone movil mobile celular
tablet tableta tablette
laptop notebook computer ordinateur portatil portatile
keyboard tastatur clavier teclado tastiera toetsenbord
mouse maus souris raton muis rato
headphones kopfhorer headset casque auricular cuffie koptelefoon fone casque-audio ecouteurs cascos
earbuds ohrhorer in-ear ecouteur auricular auricolare oordopjes oortjes fones earphone earpods > headphones
speaker lautsprecher enceinte haut-parleur altavoz altoparlante cassa luidspreker coluna box boombox bocina parlante speakertje
charger ladegerat powerbank chargeur cargador caricabatterie oplader carregador powerbank ladekabel powerpack power-bank batterie-externe bateria-externa
cable kabel cable cavo kabel cabo
camera kamera appareil fotocamera camara videocamera cam actioncam gopro fototoestel appareil-photo camara-de-fotos macchina-fotografica
case hulle etui coque funda custodia hoesje capa
reader e-reader ereader liseuse lector lettore
toothbrush zahnburste brosse cepillo spazzolino tandenborstel escova brosse-a-dent cepillo-de-diente spazzolino-da-denti escova-de-dente
razor rasierer rasoir afeitadora rasoio scheerapparaat
cream creme lotion crema creme gesichtscreme tagescreme nachtcreme bodylotion body-lotion balm balsam baume balsamo pomade salbe zalf pommade
serum serum suero siero gesichtsserum
shampoo shampoing champu
soap seife savon jabon sapone zeep sabonete handseife handzeep savon-liquide gel-de-manos
perfume parfum parfum profumo colonia fragrance duft
makeup schminke maquillage maquillaje trucco maquiagem
lipstick lippenstift rouge-a-levres labial pintalabios rossetto lippenstift batom
tea tee the te te thee cha
chocolate schokolade chocolat cioccolato chocolade
wine wein vin vino wijn vinho
honey honig miel miele honing mel
oil ol huile aceite olio olie azeite
book paperback hardcover hardback novel buch taschenbuch roman livre libro romanzo novela boek livro romance kinderbuch kookboek kochbuch
notebook notizbuch carnet cahier cuaderno quaderno notitieboek caderno kladde agenda tagebuch journal schrift
ink ink-bottle tintenglas tinte encre inchiostro inkt
pen stift kugelschreiber stylo boligrafo penna pen caneta
puzzle jigsaw rompecabezas legpuzzel puzzels puzzel
toy spielzeug jouet juguete giocattolo speelgoed speeltje brinquedo
game spiel jeu juego gioco spel jogo brettspiel gesellschaftsspiel bordspel jeu-de-societe juego-de-mesa gioco-da-tavolo jogo-de-tabuleiro board-game kartenspiel gezelschapsspel
bicycle bike fahrrad rad velo bici bicicleta bicicletta fiets
helmet helm casque casco capacete
skateboard
board brett schneidebrett planche tabla tagliere snijplank tabua stand-up-paddle sup
ball ball ballon balon pelota pallone palla bal bola fussball basketball voetbal handball pelota-de-futbol
mat matte tapis esterilla tappetino colchonete yogamatte yoga-mat tapis-de-yoga esterilla-de-yoga tappetino-yoga yogamat gymmatte fitnessmatte
dumbbell hantel haltere mancuerna manubrio gewicht halter weight kurzhantel poids pesas pesi peso halteren
tent zelt tente tienda tenda tent barraca kuppelzelt campingzelt koepeltent
hose gartenschlauch schlauch tuyau manguera tubo tuinslang mangueira
plant pflanze plante planta pianta zimmerpflanze kamerplant planta-de-interior plante-verte
planter blumentopf pot maceta vaso bloempot
leash lead hundeleine leine laisse correa guinzaglio hondenriem riem lijn trela schleppleine fuhrleine
collar halsband collier collare coleira
kennel dog-bed dogbed pet-bed cat-bed hundebett hundekorb hundekissen katzenbett hondenmand hondenkussen mand hondenbed panier-pour-chien cesta cuccia corbeille panier cama-de-perro cama-para-perro > bed
carrier transportbox transporttasche transportin trasportino reismand draagtas transportadora
litter katzenstreu streu litiere arena lettiera kattenbakvulling kattengrit areia kattengrit
litterbox katzenklo katzentoilette kattenbak bac arenero lettiera
scratcher scratching-post cattree kratzbaum kratzbrett griffoir rascador tiragraffi krabpaal arranhador arbre-a-chat arbol-para-gato albero-per-gatti cat-tree kratzstamm krabton
petfood futter hundefutter katzenfutter trockenfutter croquette pienso crocchetta brokken voer hondenvoer kattenvoer racao kibble food nassfutter snacks leckerli treats friandises snoepjes
feeder futterhaus mangeoire comedero mangiatoia voederhuis voederhuisje alimentador
aquarium aquario acuario acquario
filter filtre filtro wasserfilter filterkartusche kartusche
seed samen saatgut rasensamen graine semilla seme zaad graszaad semente
trimmer heckenschere taille-haie cortasetos tagliasiepi heggenschaar aparador
mower rasenmaher tondeuse cortacesped tosaerba grasmaaier cortador
can giesskanne kanne arrosoir regadera annaffiatoio gieter regador
soil erde blumenerde terreau tierra terriccio potgrond terra
gardenbed raised-bed raised-garden-bed hochbeet beet potager huerto orto moestuinbak > bed
pot ubertopf blumentopf cache-pot bloempot vaso maceta
dryer hairdryer fohn haartrockner seche-cheveux secador asciugacapelli phon fohn hair-dryer secador-de-pelo asciuga-capelli
brush burste bursten brosse cepillo spazzola borstel escova
comb kamm peigne peine pettine kam pente
mask maske masque mascarilla maschera masker mascara
mascara wimperntusche rimel
polish nagellack vernis esmalte smalto nagellak
deodorant deo deodorante desodorante deodorant
sunscreen sonnencreme sonnenmilch solaire solar solare zonnebrand protetor
beard bart barbe barba baard
backrest ruckenlehne dossier respaldo schienale rugleuning
stroller kinderwagen poussette cochecito passeggino kinderwagen carrinho buggy kinderkarre sportwagen
doll puppe poupee muneca bambola pop boneca
teddy plusch kuscheltier peluche peluche knuffel pelucia plush
blocks klotze baustein cube wurfel kubus cubo bloque blocco blok bloco bauklotz bauklotze bausteine blokken blocchi bloques
card karte postkarte carte tarjeta carta biglietto kaart cartao
calendar kalender calendrier calendario kalender
sticker aufkleber autocollant pegatina adesivo
guitar gitarre guitare guitarra chitarra gitaar
string saite corde cuerda corda snaar
ski skier esqui sci
rope seil corde cuerda corda touw
gloves arbeitshandschuh > glove
jewellery schmuck bijou joya gioiello sieraad joia
brooch brosche broche spilla
cufflink manschettenknopf manchette gemelo gemello manchetknoop
nut nuss noix nuez noce noot noz
spice gewurz epice especia spezia kruid tempero
jam marmelade konfiture confiture mermelada marmellata jam geleia
vitamin vitamine vitamina
protein proteinpulver proteine proteina eiwit
projector beamer projecteur proyector proiettore
monitor bildschirm ecran pantalla schermo scherm tela
router
battery akku batterie bateria pila batteria accu batterij
printer drucker imprimante impresora stampante
drone drohne drone dron
scale waage balance bascula bilancia weegschaal balanca
humidifier luftbefeuchter humidificateur humidificador umidificatore luchtbevochtiger
highchair hochstuhl babystuhl kinderstuhl trona seggiolone kinderstoel cadeirao > chair
crib cot babybett gitterbett berceau cuna culla lettino ledikant wieg berco > bed
sleepsack schlafsack gigoteuse turbulette saco slaapzak trappelzak
sleepingbag schlafsack duvet saco sacco slaapzak sac-de-couchage saco-de-dormir sacco-a-pelo saco-cama
nappy diaper windel couche panal pannolino luier fralda
pacifier dummy schnuller tetine sucette chupete ciuccio speen fopspeen chupeta
bib latzchen bavoir babero bavaglino slab slabbetje babete
onesie strampler bodysuit body grenouillere pelele tutina rompertje boxpak macacao
babymonitor babyphone babyfon ecoute-bebe vigilabebes babyfoon intercomunicador
carseat kindersitz autositz siege-auto silla seggiolino autostoel autostoeltje
nightlight nachtlicht veilleuse lucina nachtlamp nachtlampje > lamp
light licht luz luce lumiere luminaire > lamp
lunchbox brotdose brotbox vesperdose boite-repas gamelle fiambrera tartera portamerenda broodtrommel lunchtrommel lancheira marmita
kite drachen cerf-volant cometa aquilone vlieger papagaio pipa
train zug eisenbahn holzeisenbahn tren trenino trein comboio trem
track schiene rail via binario rails trilho
scooter roller tretroller kickboard trottinette patinete monopattino step trotinete kick-scooter
tricycle dreirad triciclo driewieler
balancebike laufrad draisienne loopfiets > bicycle
dollhouse puppenhaus maison-de-poupee casa-de-munecas casa-delle-bambole poppenhuis casa-de-bonecas
kitchen play-kitchen kuche spielkuche kinderkuche cuisine-pour-enfant dinette cocina cocinita cucina cucinetta keuken keukentje speelkeuken cozinha cozinha-de-brincar
lab laboratory science-kit labor experimentierkasten laboratoire laboratorio chemistry-set scheikundedoos experimenteerset
swing schaukel balancoire columpio altalena schommel baloico
slide rutsche toboggan tobogan scivolo glijbaan escorrega
trampoline trampolin cama-elastica trampolino trampoline trampolim
sandpit sandkasten bac-a-sable arenero sabbiera zandbak
elephant elefant elefante olifant
bear bar baer ours oso orso beer urso > teddy
rabbit bunny hase kaninchen lapin conejo coniglio konijn coelho
dinosaur dino dinosaurier dinosaure dinosaurio dinosauro dinosaurus dinossauro
moon mond lune luna maan lua
schoolbag schulranzen ranzen schultasche cartable schooltas zainetto > bag
pencilcase federmappchen mappchen trousse estuche astuccio etui estojo
microwave mikrowelle micro-ondes microondas microonde magnetron four-a-micro-ondes microwave-oven
oven ofen backofen four horno forno oven
fridge refrigerator kuhlschrank frigo frigidaire refrigerateur nevera frigorifico frigorifero koelkast geladeira
freezer gefrierschrank congelateur congelador congelatore vriezer
dishwasher spulmaschine lave-vaisselle lavavajillas lavastoviglie vaatwasser lava-loica
washer waschmaschine lave-linge lavadora lavatrice wasmachine
airfryer heissluftfritteuse friteuse freidora friggitrice fritadeira
waffle waffeleisen gaufrier gofrera wafelijzer
juicer entsafter saftpresse presse-agrumes exprimidor spremiagrumi citruspers espremedor
straightener glatteisen lisseur plancha-de-pelo piastra stijltang alisador
curler lockenstab boucleur rizador arricciacapelli krultang modelador
epilator epilierer epilateur depiladora epilatore epilator
drill bohrmaschine akkuschrauber schrauber bohrschrauber akkubohrer perceuse visseuse taladro trapano boormachine schroefmachine boor berbequim furadeira
drillbit bohrer bohrersatz bohrerset foret meche broca punta boortje boortjes boren
screwdriver schraubenzieher schraubendreher tournevis destornillador cacciavite schroevendraaier
hammer marteau martillo martello hamer martelo
saw sage saege scie sierra sega zaag serra
wrench spanner schraubenschlussel cle llave chiave sleutel chave
ladder leiter echelle escalera scala ladder escada
toolbox werkzeugkasten werkzeugkoffer caja-de-herramientas gereedschapskist
strap uhrenarmband uhrarmband armband bracelet correa cinturino horlogebandje bandje polsband bracelete
robotvacuum saugroboter aspirateur-robot robot roboter robo robotstofzuiger > vacuum
console spielkonsole konsole consola consola spelcomputer
controller gamepad manette mando joystick
microphone mikrofon micro microfono microfoon
webcam > camera
hub dock dockingstation
adapter netzteil adaptateur adaptador adattatore alimentatore adapter
stand standfuss halter halterung support soporte supporto standaard houder suporte
screenprotector panzerglas schutzfolie displayschutz protection protector pellicola screenprotector pelicula
memorycard speicherkarte sd-karte carte-memoire
harddrive festplatte disque disco harddisk
cartridge patrone toner cartouche cartucho cartuccia tinteiro
fitnesstracker fitnessarmband tracker
doorbell klingel turklingel sonnette timbre campanello deurbel campainha
lock schloss serrure cadenas candado cerradura lucchetto serratura slot fechadura cadeado
key schlussel cle llave chiave sleutel chave
pump pumpe luftpumpe pompe bomba pompa pomp
tyre tire reifen pneu neumatico copertone pneumatico band fietsband
saddle sattel selle sillin sella zadel selim
basket korb panier cesta cesto mand cesto
racket racquet schlager raquette raqueta racchetta
goggles schwimmbrille skibrille gafas occhialini duikbril
snowboard
surfboard surfbrett planche-de-surf tabla-de-surf
kayak kajak
treadmill laufband tapis-de-course cinta tapis-roulant loopband passadeira
kettlebell
resistanceband fitnessband elastique banda elastico weerstandsband
anklet fusskettchen cavigliera enkelbandje tornozeleira
pendant anhanger pendentif colgante ciondolo hanger pingente
chain kette chaine cadena catena ketting corrente
stud ohrstecker puce pendiente orecchino oorknopje > earring
hairband haarband haarreif bandeau diadema cerchietto haarband fita
hairclip haarspange haarklammer barrette pinza fermaglio haarspeld gancho haargreifer scrunchie coletero
sponge schwamm eponge esponja spugna spons
moisturizer moisturiser feuchtigkeitscreme hydratant hidratante idratante hydraterend > cream
conditioner spulung apres-shampoing acondicionador balsamo conditioner condicionador
bodywash duschgel gel-douche gel-de-ducha bagnoschiuma douchegel
toothpaste zahnpasta dentifrice dentifrico dentifricio tandpasta
foundation grundierung fond-de-teint base fondotinta
eyeshadow lidschatten fard sombra ombretto oogschaduw
eyeliner kajal
broom besen balai escoba scopa bezem vassoura
bin mulleimer poubelle papelera cubo pattumiera prullenbak lixo
laundrybasket waschekorb panier-a-linge cesto-de-ropa wasmand
ironingboard bugelbrett planche-a-repasser tabla-de-planchar asse-da-stiro strijkplank
hanger kleiderbugel cintre percha gruccia kleerhanger cabide
hook haken crochet gancho gancio haak
tray tablett plateau bandeja vassoio dienblad
jug krug karaffe pichet carafe jarra caraffa kan waterkan
fork gabel fourchette tenedor forchetta vork garfo
spoon loffel cuillere cuchara cucchiaio lepel colher
cutlery besteck couverts cubiertos posate bestek talheres besteckset
tablecloth tischdecke tischtuch nappe mantel tovaglia tafelkleed tafellaken toalha-de-mesa
apron schurze tablier delantal grembiule schort avental
bakingtray backblech backform kuchenform moule molde stampo bakvorm
cuttingboard schneidebrett planche-a-decouper tabla-de-cortar tagliere snijplank
thermos thermoskanne thermosflasche termo thermosfles isolierflasche bouteille-isotherme gourde-isotherme drinkfles vacuumfles flask botella-termica
lid deckel couvercle tapa coperchio deksel tampa
wardrobe kleiderschrank armoire armario guardaroba kleerkast kledingkast roupeiro
dresser kommode commode comoda cassettiera ladekast
nightstand nachttisch table-de-chevet mesita comodino nachtkastje table-de-nuit mesilla nachtkonsole bedside-table
stool hocker tabouret taburete sgabello kruk banco
bench bank banc banco panca bankje
armchair sessel fauteuil sillon poltrona fauteuil > chair
parasol sonnenschirm sombrilla ombrellone parasol guarda-sol parapluie-de-jardin sunshade patio-umbrella garden-umbrella beach-umbrella
hammock hangematte hamac hamaca amaca hangmat
raincoat regenmantel regenjacke impermeable impermeabile regenjas chubasquero capa-de-chuva regenjack waterproof > coat
rainboots gummistiefel regenstiefel bottes-de-pluie katiuskas galochas regenlaarzen > boot
tracksuit trainingsanzug jogginganzug survetement chandal tuta trainingspak fato-de-treino
bathrobe bademantel peignoir albornoz accappatoio badjas roupao
nightgown nachthemd chemise-de-nuit camison camicia-da-notte nachthemd chemise-de-nuit camison
bowtie fliege noeud-papillon pajarita papillon vlinderdas
purse borsellino monedero porte-monnaie geldbeutel > wallet
clutch abendtasche pochette
duffel sporttasche reisetasche sac-de-sport bolsa-de-deporte borsone sporttas reistas > bag
tote stoffbeutel einkaufstasche cabas totebag > bag
cheese kase fromage queso formaggio kaas queijo
biscuit cookie keks platzchen galleta biscotto koekje bolacha
sauce sosse salsa saus molho
flour mehl farine harina farina meel farinha
syrup sirup sirop jarabe sciroppo siroop xarope
candy sussigkeiten bonbon caramelo caramella snoep doce
whisky whiskey
beer bier biere cerveza birra cerveja
yarn wolle garn fil hilo filato lana garen wol fio
fabric stoff tissu tela stoffa stof tecido
loafer moccasin mokassin mocassin mocasin mocassino mocassim instapper slipper slip-on penny-loafer halbschuh > shoe
tree baum arbre arbol albero boom arvore kunstbaum weihnachtsbaum kerstboom kunstkerstboom sapin tannenbaum christmas-tree arbol-de-navidad albero-di-natale arvore-de-natal
flower blume fleur flor fiore bloem bluete
orchid orchidee orquidea orchidea > plant
cactus kaktus kakteen sukkulente succulent cacto > plant
bonsai > plant
herb krauter kraut herbe hierba erba
shears gartenschere astschere schere secateur secateurs tijeras cesoie snoeischaar tesoura
scissors schere ciseaux tijeras forbici schaar tesoura
trunks badehose badeshorts zwemshort zwembroek > shorts
needle nadel stricknadel aiguille aguja ago naald agulha
paint farbe malfarbe peinture pintura vernice verf tinta
canvas leinwand toile lienzo tela schildersdoek
firebowl feuerschale feuerkorb vuurschaal vuurkorf firepit fire-pit brasero bracero braciere fogueira
fireplace kamin kaminofen cheminee chimenea camino haard openhaard lareira
dispenser spender seifenspender zeepdispenser zeeppompje soap-dispenser distributeur-de-savon dosificador dispensador dosatore doseador > soap
storagebox aufbewahrungsbox kiste truhe opbergbox opbergmand kist krat coffre caja-de-almacenaje baule scatola arca
bathmat badematte badteppich badmat tapis-de-bain alfombrilla tappeto-bagno tapete-de-banho > rug
doormat fussmatte deurmat paillasson felpudo zerbino capacho
showercurtain duschvorhang douchegordijn rideau-de-douche cortina-de-ducha tenda-doccia > curtain
showerhead duschkopf douchekop pommeau pomo-de-ducha soffione
tap faucet wasserhahn kraan robinet grifo rubinetto torneira
sink waschbecken wastafel lavabo lavandino
mop wischmopp dweil serpillere fregona mocio esfregona
corkscrew korkenzieher kurkentrekker tire-bouchon sacacorchos cavatappi saca-rolhas
teatowel geschirrtuch theedoek torchon trapo-de-cocina canovaccio pano-de-cozinha > towel
placemat tischset platzset placemats set-de-table mantel-individual tovaglietta
pillowcase kissenbezug kussensloop taie-d-oreiller federa fronha > pillow
topper matratzenauflage surmatelas topper-matras
throw tagesdecke bedsprei couvre-lit colcha copriletto > blanket
wallpaper tapete behang papier-peint papel-pintado carta-da-parati
garland lichterkette lichtsnoer lichtslinger guirlande string-lights luces luminaria-de-corda catena-luminosa > lamp
bauble christbaumkugel kerstbal boule-de-noel bola-de-navidad pallina
wreath kranz krans couronne corona ghirlanda coroa
gazebo pavillon partyzelt partytent tonnelle cenador
barbecuetool grillbesteck grillzange
watercan giesskanne
spade spaten schaufel schop spade pelle pala vanga pa
rake rechen harke hark rateau rastrillo rastrello
wheelbarrow schubkarre kruiwagen brouette carretilla carriola carrinho-de-mao
lawnedger rasentrimmer grastrimmer
birdhouse vogelhaus vogelhauschen nistkasten vogelhuis vogelhuisje nestkast nichoir casa-de-pajaros casetta-per-uccelli > birdfeeder
birdfeeder bird-feeder vogelfutterhaus vogelfutterstation futterhauschen vogelvoederhuis vogelvoederhuisje mangeoire-a-oiseau comedero-de-pajaros comedero-para-pajaros mangiatoia-per-uccelli > feeder
fertilizer fertiliser dunger plantenvoeding mest engrais abono fertilizante concime adubo
harness geschirr hundegeschirr brustgeschirr harnais arnes pettorina hondentuig tuigje peitoral
muzzle maulkorb muilkorf museliere bozal museruola
catflap katzenklappe kattenluik chatiere
hamstercage kafig kooi cage jaula gabbia gaiola
tracker gps-tracker
campingstove campingkocher gaskocher kooktoestel gasbrander rechaud hornillo camping-gas fornello fogao
headlamp stirnlampe hoofdlamp lampe-frontale linterna-frontal frontale torcia-frontale > lamp
torch taschenlampe zaklamp lampe-torche linterna torcia lanterna flashlight > lamp
bikelight fahrradlicht fahrradlampe fietslamp fietsverlichting lumiere-velo luz-de-bicicleta bike-light > lamp
trekkingpole pole trekking-pole hiking-pole wanderstock wanderstocke trekkingstock stock stocke stocken stick wandelstok baton-de-marche baston bastoncino
carabiner karabiner mousqueton mosqueton moschettone
coolbox kuhlbox kuhltasche koelbox koeltas glaciere nevera-portatil borsa-frigo geleira
campingchair campingstuhl klappstuhl kampeerstoel chaise-pliante > chair
airbed luftmatratze isomatte luchtbed slaapmat matelas-gonflable colchoneta materassino > mat
jerseyshirt trikot maillot radtrikot fietsshirt wielershirt maglia > shirt
cyclingshorts radhose fietsbroek cuissard culotte-ciclista > shorts
sportsbra sport-bh sport-bustier brassiere > bra
jumprope springseil springtouw corde-a-sauter comba corda-per-saltare
boxingglove boxhandschuh bokshandschoen gant-de-boxe > glove
foamroller faszienrolle massagerolle
rower rudergerat roeitrainer rameur remo vogatore
football fussball voetbal futbol pallone > ball
shinguard schienbeinschoner scheenbeschermer protege-tibia
skate inliner rollschuh schlittschuh rolschaats schaats patin pattino
sled schlitten slee luge trineo slitta treno
wetsuit neoprenanzug
swimgoggles taucherbrille schwimmbrille duikbril lunettes-de-natation
snorkel schnorchel tuba
fishingrod angel angelrute hengel canne-a-peche cana-de-pescar
lipbalm lippenpflege lippenbalsam baume-a-levres balsamo-labial burrocacao
peeling scrub gommage exfoliante
hairoil haarol huile-capillaire
hairspray haarspray laque laca lacca
haircolour haarfarbe coloration tinte
aftershave rasierwasser apres-rasage
concealer correcteur corrector correttore
nailfile nagelfeile vijl lime-a-ongles lima
diffuser raumduft duftstabchen diffuseur difusor diffusore geurstokjes
incense raucherstabchen encens incienso incenso wierook
bathbomb badebombe badekugel bruisbal bombe-de-bain
massager massagegerat massagepistole masseur massage-gun masajeador
thermometer fieberthermometer thermometre termometro
hotwaterbottle warmflasche kruik bouillotte bolsa-de-agua borsa-dell-acqua-calda
heatpad heizkissen warmtekussen coussin-chauffant almohadilla
electricblanket heizdecke > blanket
pillbox tablettenbox
ebike pedelec > bicycle
panniers packtasche fahrradtasche fietstas sacoche alforja > bag
childseat fahrradsitz kinderzitje
tvstand tv-mobel lowboard meuble-tv mueble-tv
sideboard anrichte buffet aparador credenza dressoir
coatrack garderobe kleiderstander kapstok portemanteau perchero appendiabiti cabide-de-pe
shoerack schuhregal schoenenrek meuble-a-chaussures zapatero scarpiera sapateira
beanbag sitzsack zitzak pouf puf
ottoman hocker poef pouf reposapies
headboard kopfteil hoofdbord tete-de-lit cabecero testiera
bedframe bettgestell bedframe cadre-de-lit somier
lampshade lampenschirm lampenkap abat-jour pantalla paralume > lamp
tv fernseher televisie televiseur televisor televisore televisao > monitor
soundbar > speaker
turntable plattenspieler platenspeler tourne-disque platine-vinyle tocadiscos giradischi
vinyl schallplatte plaat vinyle vinilo vinile
earphone > headphones
phonecase handyhulle telefoonhoesje coque-de-telephone funda-de-movil > case
watchband uhrenarmband > strap
graphicscard grafikkarte carte-graphique
mousepad mauspad muismat tapis-de-souris > mat
tripod stativ statief trepied tripode treppiede
ereader kindle > reader
stapler tacker hefter nietmachine agrafeuse
pencil bleistift potlood crayon lapiz matita lapis
crayon wachsmalstift buntstift
envelope umschlag enveloppe sobre busta
keyring schlusselanhanger sleutelhanger porte-cles llavero portachiavi porta-chaves
cardholder kartenetui pasjeshouder porte-cartes tarjetero portacarte > wallet
fannypack gurteltasche bauchtasche heuptas banane rinonera marsupio > bag
toiletrybag kulturbeutel kulturtasche toilettas trousse-de-toilette neceser beauty-case
travelpillow nackenkissen nekkussen
passportcover reisepasshulle
tights strumpfhose panty collant medias panties calze
jumpsuit overall combinaison mono tuta jumpsuit
dungarees latzhose tuinbroek salopette peto salopette jardineiras
blazer sakko colbert americana veste-blazer giacca
poncho cape capa mantella
sarong pareo
thermals skiunterwasche thermounterwasche thermo-ondergoed
babycarrier babytrage draagzak porte-bebe mochila-portabebes marsupio
babybottle babyflasche zuigfles biberon mamadeira > bottle
changingmat wickelauflage aankleedkussen matelas-a-langer cambiador fasciatoio
playmat krabbeldecke speelkleed tapis-d-eveil
rattle rassel rammelaar hochet sonajero sonaglio
toybox spielzeugkiste
balloon luftballon ballon globo palloncino balao
wrappingpaper geschenkpapier cadeaupapier papier-cadeau papel-de-regalo
snowglobe schneekugel
musicbox spieluhr boite-a-musique
piano keyboard klavier clavier-piano
harmonica mundharmonika
telescope teleskop
binoculars fernglas verrekijker jumelles prismaticos binocolo
microscope mikroskop
teainfuser teesieb thee-ei
mortar morser vijzel
peeler schaler dunschiller eplucheur pelador pelapatate
grater reibe rasp rape rallador grattugia
colander sieb vergiet passoire colador scolapasta
whisk schneebesen garde fouet batidor frusta
rollingpin nudelholz deegroller rouleau
casserole auflaufform ovenschaal plat-a-four fuente pirofila
raclette raclettegrill
pizzastone pizzastein
pizzaoven pizzaofen
knifeblock messerblock messenblok
spicerack gewurzregal
saltmill pfeffermuhle pepermolen moulin-a-poivre molinillo macinapepe
winerack weinregal
wineglass weinglas wijnglas verre-a-vin copa calice
carafe karaffe karaf
decanter dekanter
coaster untersetzer onderzetter dessous-de-verre posavasos sottobicchiere
trivet topfuntersetzer
breadbin brotkasten broodtrommel
jar vorratsglas voorraadpot bocal tarro barattolo
olive oliven
coffeebeans kaffeebohnen koffiebonen cafe-en-grains
chilli chili
granola musli
energybar riegel barre-energetique barrita
`;

const QUALITIES = `
black schwarz noir noire negro negra nero nera zwart zwarte preto preta schwarzen schwarzer schwarzes noires negros negras neri nere pretos pretas zwarten
white weiss weisse blanc blanche blanco blanca bianco bianca wit witte branco branca weissen weisser weisses blancs blanches blancos blancas bianchi bianche brancos brancas ivory elfenbein elfenbeinfarben ivoire marfil avorio ecru cream creme offwhite panna crema
red rot rote roten roter rotes rouge rojo roja rosso rossa rood rode vermelho vermelha rouges rojos rojas rossi rosse vermelhos bordeaux burgundy weinrot kirschrot cherry granate crimson
blue blau blaue blauen blauer bleu bleue azul blu azzurro blauw blauwe blaues bleus bleues azules azzurri blauwen navy marineblau hellblau dunkelblau himmelblau petrol indigo celeste
green grun grune grunen gruner vert verte verde groen groene grunes verts vertes verdes verdi groenen olive oliv olijf oliva khaki kaki mint salbei sage sauge salvia salie forest waldgrun tannengrun
yellow gelb gelbe gelben jaune amarillo amarilla giallo gialla geel gele amarelo amarela gelber gelbes gelbe jaunes senf moutarde mostaza senape mosterd mustard
grey gray grau graue grauen gris grise grigio grigia grijs grijze cinza cinzento grauen grauer graues grises grigi grigie grijzen anthrazit anthracite antracite antraciet antracita charcoal graphit graphite schiefer slate
brown braun braune marron brun cafe marrone bruin bruine castanho brauner braunes brauner bruns brunes marrones marroni cognac camel tan taupe mokka moka
pink rosa rose roze rosafarben blush altrosa rosafarbene fuchsia magenta roses rosas
purple violet lila violett violet morado viola paars roxo violette violets lilas morados violeta flieder lilac mauve aubergine lavender lavendel lavande lavanda
orange orange naranja arancione oranje laranja terracotta terrakotta
beige beige sand sable arena sabbia zand nude camel ecru natur naturel natural
navy marine marineblau marino marineblauw marinho
gold golden dore dorado dorata oro goud gouden dourado goldene goldenen goldener goldenes dores dorados dorati goudkleurig goldfarben
silver silber argent plata argento zilver prata silberne silbernen silberner silbernes argente plateado plateada argentato zilveren zilverkleurig prateado chrome chrom verchromt
cotton baumwolle coton algodon cotone katoen algodao cotten
linen leinen lin lino linnen linho
wool wolle merino laine lana wol la
leather leder cuir cuero piel pelle pelle leer couro ledern ledernen lederen
silk seide soie seda seta zijde
wood holz wooden bois madera legno hout madeira holzern holzernen houten
steel stahl acier acero acciaio staal aco
metal metall metal metallo metaal
plastic plastik kunststoff plastique plastico plastica
ceramic keramik ceramique ceramica keramiek
fig feige feigen figue higo fico vijg figo
cedar zeder cedre cedro ceder
lavender lavendel lavande lavanda
vanilla vanille vainilla vaniglia baunilha
lemon zitrone citron limon limone citroen limao
oak eiche chene roble quercia eik carvalho eiken eichenholz
walnut nussbaum noyer nogal noce notenhout nogueira
bamboo bambus bambou bambu
brass messing laiton laton ottone latao messingfarben koper-messing
glass glas verre vidrio vetro vidro
winter hiver invierno inverno invernale winterlich
summer sommer ete verano estate estivo zomer verao
small klein kleine kleiner petit petite pequeno pequena piccolo piccola kleine
medium mittel moyen moyenne mediano mediana medio media middel
large gross grosse grosser grand grande grande groot grote
turquoise turkis turquesa turchese
copper kupfer cuivre cobre rame koper
castiron gusseisen gusseisern gietijzer gietijzeren fonte hierro ghisa ferro cast-iron
stainless edelstahl rvs inox inoxidable
glossy glanzend brillant brillante lucido
matte matt mat mate opaco
marble marmor marbre marmol marmo marmer marmore
velvet samt velours terciopelo velluto fluweel veludo
denim
cork kork liege corcho sughero kurk cortica
rattan rotan
wicker seegras zeegras
rubber gummi caoutchouc goma gomma
silicone silikon silicona siliconen
striped gestreift raye rayado rigato gestreept
checked kariert carreaux cuadros quadri geruit
floral geblumt fleuri floreado floreale gebloemd
round rund ronde rond redondo redonda rotondo tondo rotonda
square quadratisch eckig carre cuadrado quadrato vierkant quadrado
rose rosenduft
mint pfefferminz
strawberry erdbeere fraise fresa fragola aardbei morango
cherry kirsche cerise cereza ciliegia kers cereja
coconut kokos coco cocco kokosnoot
jasmine jasmin gelsomino jasmijn jazmin
sandalwood sandelholz santal sandalo sandelhout
cinnamon zimt cannelle canela cannella kaneel
honey honig miel miele honing mel
`;

export interface Concept {
  name: string;
  /** A colour or material tells a variant, a thing tells a product. */
  kind: "thing" | "quality";
  wider: string | null;
}

function read(lines: string, kind: Concept["kind"], into: Map<string, Concept[]>, phrases: Map<string, Concept[]>) {
  for (const line of lines.trim().split("\n")) {
    const [words = "", wider = null] = line.split(" > ");
    const all = [...new Set(words.trim().split(" "))];
    const concept: Concept = { name: all[0]!, kind, wider };
    for (const word of all) {
      const several = word.includes("-");
      const [map, key] = several ? [phrases, phraseKey(word)] : [into, word];
      map.set(key, [...(map.get(key) ?? []), concept]);
      // "lave-linge" may also be written as one word.
      if (several) into.set(word.replace(/-/g, ""), [...(into.get(word.replace(/-/g, "")) ?? []), concept]);
    }
  }
}

const words = new Map<string, Concept[]>();
const phrases = new Map<string, Concept[]>();
read(THINGS, "thing", words, phrases);
read(QUALITIES, "quality", words, phrases);

/** Folded singular word → what it may mean. */
export const CONCEPTS: ReadonlyMap<string, Concept[]> = words;
/** The same for what takes several words, by `phraseKey`. */
export const PHRASES: ReadonlyMap<string, Concept[]> = phrases;

/** Without plurals, so that "brosses à dents" is a "brosse-a-dent". */
export function phraseKey(written: string): string {
  return foldWord(written).split(/[ '-]+/).map((word) => (word.length > 3 ? word.replace(/(?:e?s|x)$/, "").replace(/e$/, "") : word)).join("-");
}
