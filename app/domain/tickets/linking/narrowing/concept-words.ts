/**
 * Things that shops sell, colours and materials, each with its words in English, German, French, Spanish, Italian,
 * Dutch and Portuguese, so that "la lampe de bureau" finds the "Desk Lamp". Without accents, in the singular; "ss" for "ß".
 * A word may stand in several lines. `>` names the wider thing that people say instead ("shoes" for sneakers).
 */
const THINGS = `
shirt hemd chemise camisa camicia overhemd
polo poloshirt > shirt
tshirt tee shirt camiseta maglietta playera
blouse bluse chemisier blusa
sweater jumper pullover pulli pull jersey maglione trui camisola sueter sudadera
hoodie kapuzenpullover kapuzenpulli sweatshirt felpa sudadera moletom
cardigan strickjacke gilet vest rebeca
jacket jacke veste chaqueta giacca giubbotto giubbino piumino jas jasje casaco jaqueta > coat
coat mantel manteau abrigo cappotto jas casaco > jacket
fleece fleece polaire polar pile
vest weste gilet chaleco panciotto colete
dress kleid robe vestido vestito abito jurk
skirt rock jupe falda gonna rok saia
trousers pants hose pantalon pantalones pantaloni pantaloni broek calcas calca
jeans jean vaqueros denim spijkerbroek
shorts bermuda short
leggings legging tights
suit anzug costume traje completo pak terno
pyjamas pajama pyjama schlafanzug pijama pigiama
underwear unterwasche unterhose boxer slip calzoncillo mutande ondergoed cueca
bra bh soutien-gorge sujetador reggiseno beha sutia
sock socken socke chaussette calcetin calzino calza sok meia
swimsuit badeanzug bikini maillot banador costume badpak biquini
shoe schuh chaussure zapato scarpa schoen sapato
sneaker trainer turnschuh basket zapatilla tenis gymschoen > shoe
boot stiefel botte bota stivale laars bottine > shoe
sandal sandale sandalia sandalo sandaal > shoe
slipper hausschuh pantoufle zapatilla pantofola pantoffel chinelo > shoe
heel pump absatzschuh escarpin tacon tacco hak salto > shoe
scarf schal tuch echarpe foulard bufanda sciarpa sjaal cachecol lenco
hat hut chapeau sombrero cappello hoed chapeu
cap kappe casquette gorra berretto pet bone
beanie mutze bonnet gorro berretto muts gorro > hat
glove handschuh gant guante guanto handschoen luva
belt gurtel ceinture cinturon cintura riem cinto
tie krawatte cravate corbata cravatta stropdas gravata
bag tasche sac bolso bolsa borsa tas mala
handbag handtasche bolso borsetta handtas > bag
backpack rucksack rucksac mochila zaino rugzak > bag
wallet geldborse portemonnaie portefeuille cartera portafoglio portemonnee carteira
suitcase luggage koffer valise maleta valigia koffer mala > bag
umbrella schirm regenschirm sonnenschirm parapluie parasol paraguas sombrilla ombrello paraplu guarda-chuva
watch uhr armbanduhr montre reloj orologio horloge relogio
smartwatch uhr smartwatch > watch
sunglasses sonnenbrille glasses brille lunettes gafas occhiali zonnebril bril oculos
ring anillo anello anel
necklace kette halskette collier collar collana ketting colar
bracelet armband armreif pulsera braccialetto bracciale armband pulseira
earring ohrring ohrringe boucle pendiente arete orecchino oorbel brinco
lamp lampe leuchte light lampara lampada lamp luminaria candeeiro
bulb gluhbirne leuchtmittel ampoule bombilla lampadina gloeilamp lampada > lamp
candle kerze bougie vela candela kaars
mirror spiegel miroir espejo specchio espelho
vase jarron florero vaso vaas jarra
frame rahmen cadre marco cornice lijst moldura
poster print affiche cartel cuadro
clock uhr wanduhr horloge reloj orologio klok relogio > watch
table tisch mesa tavolo tafel
desk schreibtisch bureau escritorio scrivania
chair stuhl chaise silla sedia stoel cadeira sessel fauteuil
sofa couch canape divano bank
bed bett lit cama letto
mattress matratze matelas colchon materasso matras colchao
pillow kissen oreiller coussin almohada cojin cuscino kussen almofada travesseiro cushion
blanket decke throw couverture plaid manta coperta deken cobertor
duvet bettdecke couette edredon piumone dekbed
sheet bettlaken laken drap sabana lenzuolo lencol
bedding bettwasche bettzeug bettbezug parure beddengoed dekbedovertrek overtrek copripiumino housse
towel handtuch serviette toalla asciugamano handdoek toalha
curtain vorhang gardine rideau cortina tenda gordijn
rug teppich carpet tapis alfombra tappeto tapijt vloerkleed tapete
shelf regal etagere estante estanteria scaffale plank boekenplank boekenkast prateleira bookshelf bookcase bucherregal bibliotheque libreria
mug cup tasse becher taza tazza mok beker caneca xicara
glass glas verre vaso bicchiere copo
plate teller assiette plato piatto bord prato
bowl schussel schale bol cuenco ciotola kom tigela saladier
pan pfanne poele sarten padella pan frigideira
pot topf casserole olla pentola panela cocotte
knife messer couteau cuchillo coltello mes faca
kettle wasserkocher teekessel bouilloire hervidor tetera bollitore waterkoker chaleira
teapot teekanne theiere tetera teiera theepot bule
bottle flasche trinkflasche bouteille gourde botella bottiglia borraccia fles garrafa cantil
coffee kaffee cafe caffe koffie
coffeemaker kaffeemaschine cafetiere cafetera koffiezetapparaat cafeteira > coffee
espresso espressomaschine
grinder muhle kaffeemuhle moulin molinillo macinino macinacaffe molen koffiemolen moinho
machine maschine maquina macchina machine
grill barbecue bbq parrilla griglia churrasqueira
toaster grille-pain tostadora tostapane broodrooster torradeira
blender mixer licuadora frullatore
vacuum staubsauger aspirateur aspiradora aspirapolvere stofzuiger aspirador cleaner hoover
iron bugeleisen plancha ferro strijkijzer
purifier luftreiniger purificateur purificador purificatore luchtreiniger
thermostat thermostat termostato
heater heizung radiateur calefactor stufa kachel aquecedor
fan ventilator ventilateur ventilador ventilatore
phone smartphone handy telefon telephone telefono telefoon telefone movil mobile celular
tablet tableta
laptop notebook computer ordinateur portatil portatile
keyboard tastatur clavier teclado tastiera toetsenbord
mouse maus souris raton muis rato
headphones kopfhorer headset casque auricular cuffie koptelefoon fone
earbuds ohrhorer in-ear ecouteur auricular auricolare oordopjes oortjes fones earphone earpods > headphones
speaker lautsprecher enceinte haut-parleur altavoz altoparlante cassa luidspreker coluna box
charger ladegerat powerbank chargeur cargador caricabatterie oplader carregador powerbank
cable kabel cable cavo kabel cabo
camera kamera appareil fotocamera camara videocamera
case hulle etui coque funda custodia hoesje capa
reader e-reader ereader liseuse lector lettore
toothbrush zahnburste brosse cepillo spazzolino tandenborstel escova
razor rasierer rasoir afeitadora rasoio scheerapparaat
cream creme lotion crema creme
serum serum suero siero
shampoo shampoing champu
soap seife savon jabon sapone zeep sabonete
perfume parfum parfum profumo colonia fragrance duft
makeup schminke maquillage maquillaje trucco maquiagem
lipstick lippenstift rouge-a-levres labial pintalabios rossetto lippenstift batom
tea tee the te te thee cha
chocolate schokolade chocolat cioccolato chocolade
wine wein vin vino wijn vinho
honey honig miel miele honing mel
oil ol huile aceite olio olie azeite
book buch livre libro boek livro
notebook notizbuch carnet cahier cuaderno quaderno notitieboek caderno
pen stift kugelschreiber stylo boligrafo penna pen caneta
puzzle jigsaw rompecabezas legpuzzel
toy spielzeug jouet juguete giocattolo speelgoed speeltje brinquedo
game spiel jeu juego gioco spel jogo
bicycle bike fahrrad rad velo bici bicicleta bicicletta fiets
helmet helm casque casco capacete
skateboard
board brett schneidebrett planche tabla tagliere snijplank tabua
ball ball ballon balon pelota pallone palla bal bola
mat matte tapis esterilla tappetino colchonete
dumbbell hantel haltere mancuerna manubrio gewicht halter weight
tent zelt tente tienda tenda tent barraca
hose gartenschlauch schlauch tuyau manguera tubo tuinslang mangueira
plant pflanze plante planta pianta
planter blumentopf pot maceta vaso bloempot
leash lead hundeleine leine laisse correa guinzaglio hondenriem riem lijn trela
collar halsband collier collare coleira
kennel hundebett hundekorb hondenmand mand hondenbed panier cesta cuccia corbeille > bed
carrier transportbox transporttasche transportin trasportino reismand draagtas transportadora
litter katzenstreu streu litiere arena lettiera kattenbakvulling kattengrit areia
litterbox katzenklo katzentoilette kattenbak bac arenero lettiera
scratcher cattree kratzbaum kratzbrett griffoir rascador tiragraffi krabpaal arranhador
petfood futter hundefutter katzenfutter trockenfutter croquette pienso crocchetta brok brokken voer hondenvoer kattenvoer racao kibble food
feeder futterhaus mangeoire comedero mangiatoia voederhuis voederhuisje alimentador
aquarium aquario acuario acquario
filter filtre filtro
seed samen saatgut rasensamen graine semilla seme zaad graszaad semente
trimmer heckenschere taille-haie cortasetos tagliasiepi heggenschaar aparador
mower rasenmaher tondeuse cortacesped tosaerba grasmaaier cortador
can giesskanne kanne arrosoir regadera annaffiatoio gieter regador
soil erde blumenerde terreau tierra terriccio potgrond terra
gardenbed hochbeet beet potager huerto orto moestuinbak > bed
pot ubertopf blumentopf cache-pot bloempot vaso maceta
dryer hairdryer fohn haartrockner seche-cheveux secador asciugacapelli phon fohn
brush burste bursten brosse cepillo spazzola borstel escova
comb kamm peigne peine pettine kam pente
mask maske masque mascarilla maschera masker mascara
mascara wimperntusche rimel
polish nagellack vernis esmalte smalto nagellak
deodorant deo deodorante desodorante deodorant
sunscreen sonnencreme sonnenmilch solaire solar solare zonnebrand protetor
beard bart barbe barba baard
backrest ruckenlehne dossier respaldo schienale rugleuning
stroller kinderwagen poussette cochecito passeggino kinderwagen carrinho
doll puppe poupee muneca bambola pop boneca
teddy plusch kuscheltier peluche peluche knuffel pelucia plush
blocks klotze baustein cube bloque blocco blok bloco
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
sleepingbag schlafsack duvet saco sacco slaapzak
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
scooter roller tretroller kickboard trottinette patinete monopattino step trotinete
tricycle dreirad triciclo driewieler
balancebike laufrad draisienne loopfiets > bicycle
dollhouse puppenhaus casa-de-munecas poppenhuis
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
microwave mikrowelle micro-ondes microondas microonde magnetron
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
webcam
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
hairclip haarspange haarklammer barrette pinza fermaglio haarspeld gancho
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
jug krug karaffe pichet carafe jarra caraffa kan
fork gabel fourchette tenedor forchetta vork garfo
spoon loffel cuillere cuchara cucchiaio lepel colher
cutlery besteck couverts cubiertos posate bestek talheres
tablecloth tischdecke tischtuch nappe mantel tovaglia tafelkleed tafellaken toalha-de-mesa
apron schurze tablier delantal grembiule schort avental
bakingtray backblech backform kuchenform moule molde stampo bakvorm
cuttingboard schneidebrett planche-a-decouper tabla-de-cortar tagliere snijplank
thermos thermoskanne thermosflasche termo thermosfles
lid deckel couvercle tapa coperchio deksel tampa
wardrobe kleiderschrank armoire armario guardaroba kleerkast kledingkast roupeiro
dresser kommode commode comoda cassettiera ladekast
nightstand nachttisch table-de-chevet mesita comodino nachtkastje
stool hocker tabouret taburete sgabello kruk banco
bench bank banc banco panca bankje
armchair sessel fauteuil sillon poltrona fauteuil > chair
parasol sonnenschirm sombrilla ombrellone parasol guarda-sol
hammock hangematte hamac hamaca amaca hangmat
raincoat regenmantel regenjacke impermeable impermeabile regenjas chubasquero capa-de-chuva > coat
rainboots gummistiefel regenstiefel bottes-de-pluie katiuskas galochas regenlaarzen > boot
tracksuit trainingsanzug jogginganzug survetement chandal tuta trainingspak fato-de-treino
bathrobe bademantel peignoir albornoz accappatoio badjas roupao
nightgown nachthemd chemise-de-nuit camison camicia-da-notte nachthemd
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
loafer moccasin mokassin mocassin mocasin mocassino mocassim instapper > shoe
tree baum arbre arbol albero boom arvore
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
`;

const QUALITIES = `
black schwarz noir noire negro negra nero nera zwart zwarte preto preta
white weiss weisse blanc blanche blanco blanca bianco bianca wit witte branco branca
red rot rote roten roter rotes rouge rojo roja rosso rossa rood rode vermelho vermelha
blue blau blaue blauen blauer bleu bleue azul blu azzurro blauw blauwe
green grun grune grunen gruner vert verte verde groen groene
yellow gelb gelbe gelben jaune amarillo amarilla giallo gialla geel gele amarelo amarela
grey gray grau graue grauen gris grise grigio grigia grijs grijze cinza cinzento
brown braun braune marron brun cafe marrone bruin bruine castanho
pink rosa rose roze
purple violet lila violett violet morado viola paars roxo
orange orange naranja arancione oranje laranja
beige beige
navy marine marineblau marino marineblauw marinho
gold golden dore dorado dorata oro goud gouden dourado
silver silber argent plata argento zilver prata
cotton baumwolle coton algodon cotone katoen algodao cotten
linen leinen lin lino linnen linho
wool wolle merino laine lana wol la
leather leder cuir cuero piel pelle pelle leer couro
silk seide soie seda seta zijde
wood holz wooden bois madera legno hout madeira
steel stahl acier acero acciaio staal aco
metal metall metal metallo metaal
plastic plastik kunststoff plastique plastico plastica
ceramic keramik ceramique ceramica keramiek
fig feige feigen figue higo fico vijg figo
cedar zeder cedre cedro ceder
lavender lavendel lavande lavanda
vanilla vanille vainilla vaniglia baunilha
lemon zitrone citron limon limone citroen limao
oak eiche chene roble quercia eik carvalho
walnut nussbaum noyer nogal noce notenhout nogueira
bamboo bambus bambou bambu
brass messing laiton laton ottone latao
glass glas verre vidrio vetro vidro
winter hiver invierno inverno invernale winterlich
summer sommer ete verano estate estivo zomer verao
small klein kleine kleiner petit petite pequeno pequena piccolo piccola kleine
medium mittel moyen moyenne mediano mediana medio media middel
large gross grosse grosser grand grande grande groot grote
`;

export interface Concept {
  name: string;
  /** A colour or material tells a variant, a thing tells a product. */
  kind: "thing" | "quality";
  wider: string | null;
}

function read(lines: string, kind: Concept["kind"], into: Map<string, Concept[]>) {
  for (const line of lines.trim().split("\n")) {
    const [words = "", wider = null] = line.split(" > ");
    const all = [...new Set(words.trim().split(" "))];
    const concept: Concept = { name: all[0]!, kind, wider };
    for (const word of all) into.set(word, [...(into.get(word) ?? []), concept]);
  }
}

function readAll(): Map<string, Concept[]> {
  const concepts = new Map<string, Concept[]>();
  read(THINGS, "thing", concepts);
  read(QUALITIES, "quality", concepts);
  return concepts;
}

/** Folded singular word → what it may mean. */
export const CONCEPTS: ReadonlyMap<string, Concept[]> = readAll();
