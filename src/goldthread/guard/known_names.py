"""Names that many people in the United Kingdom have, and words that begin no name.

They decide only where writing does not: in lower case, in capitals, and where one word stands alone.
Without accents, in lower case.
"""

_GIVEN = """
aaliyah aaron abbie abdul abdullah abigail adam adele adrian agnes ahmed aidan aileen aisha akash alan
alannah alastair albert alec alejandro aleksander alex alexander alexandra alexandru alexis alfie alfred ali
alice alina alisha alison alistair allan allen alma alyssa amanda amelia amina amir amit amy ana anastasia
andre andrea andreea andrei andrew andrzej aneta angela angus anil anisa anita ann anna annabel anne annette
annie anthony antonia antonio anwar archie arjun arnold arthur asha ashley ashok asif audrey austin ava
ayesha barbara barney barry beata beatrice becky belinda ben benjamin bernadette bernard bert beryl bessie
beth bethan bethany betty beverley bilal billy bob bogdan bradley brenda brendan brian bridget bronwen bruce
bryan bryn callum cameron carl carla carlos carmel carol carole caroline carolyn carys caspian catherine
cathy catriona cecil cecilia ceri chantal charlie charlotte cheryl chidi chinedu chloe chris christian
christina christine christopher ciara claire clare claude clifford clive colette colin colleen connor conor
constance courtney craig cristina cynthia cyril daniel daniela danielle danny daphne darren dave david
debbie deborah deepak deirdre delia denis denise dennis derek dermot desmond diana diane dinesh dmitri
dominic dominik donald donna doreen doris dorothy douglas duncan dylan eamonn eddie edith edmund edna edward
edwin eileen elaine eleanor elena eli elisabeth eliza elizabeth ella ellen ellie elsie emilia emily emma
emmanuel enid eric erica erin ernest esme esther ethan ethel eugene eva evan evelyn evie ewa ewan fatima
fatma felicity felix fiona flora florence francesca francis francisco fraser fred freda freddie frederick
freya gabriel gabriela gail gareth gary gavin gemma geoff geoffrey george georgia georgina gerald geraldine
gerard gerry gertrude gillian gladys glen glenda glenn gloria gordon graeme graham greg gregory greta
grzegorz gurpreet gwen gwyneth hamish hamza hannah harold harpreet harriet harris harrison harry harvey
hasan hassan hayley hector heidi helen helena henry hilary hilda howard hubert hugh hugo humphrey hussain
ian ibrahim ida ifeoma imogen imran ines ingrid ioana irena irene isaac isabel isabella isabelle isla ismail
ivan ivor  jackie jacob jacqueline jacques jaime jake jakub james jamie jan jane janet janice janine
jasmine jason jaswinder javier jayne jeanette jeffrey jemima jennifer jenny jeremy jerome jerzy jessica
jessie jim jimmy joan joanna joanne jocelyn jodie joe joel johan john johnny jolanta jon jonathan jose josef
joseph josephine josh joshua joyce juan judith judy julia julian julie juliet june justin justyna kaja kamal
karen karim karl karolina katarzyna kate katherine kathleen kathryn kathy katie katrina kavita kay kayleigh
keira keith kelly kelvin ken kenneth kenny keren kerry kevin khadija khalid kieran kiran kirsten kirsty kofi
krishna krystyna krzysztof kumar kwame kyle lakshmi lara larry laura lauren laurence lawrence leah leanne
leila lena leo leon leonard lesley leslie lewis liam lila lilian lillian linda lindsay lionel lisa lois lola
lorna lorraine louis louisa louise luca lucas lucia lucinda lucy luis lukasz luke lydia lyn lynda lynn lynne
mabel madeleine maeve magdalena maggie mahmoud mair malcolm malgorzata mandy manjit manuel marcin marco
marcus margaret margery maria mariam marian marie marilyn marina mario marion marjorie marlene martha martin
martyn mary maryam mateusz matilda matt matthew maud maureen maurice mavis max maya meena megan mehmet mei
melanie melissa mercy meryl mia michael michal michelle miguel mihai mike mildred millicent milo minnie
miriam mohamed mohammad mohammed moira molly mona monica monika morag moses muhammad muriel murray mustafa
myra nadia nadine nancy naomi nasreen natalia natalie natasha nathan neha neil nellie nelson ngozi nia niall
niamh nicholas nick nicola nicole nigel nikita nina nisha noah noel nora noreen norma norman nuala olga
oliver olivia olu oluwaseun omar oscar osman oswald owen pablo paddy pamela parveen pascal patrice patricia
patrick paul paula pauline pavel pawel pedro peggy penelope penny percy peter petra phil philip philippa
phillip phoebe phyllis pierre piotr polly pooja prakash preeti priya quentin rachel radha rafael rahul raj
rajesh rajinder ralph ramesh ramona rashid raymond rebecca reece reginald rekha rhiannon rhoda rhona rhys
ricardo richard rita robert roberta roberto robin roderick rodney roger roisin roland ron ronald rory
rosalind rosemary rosie ross roxanne roy rukhsana rupert russell ruth ryan sabrina sadia sadie safiya saira
sally salma sam samantha samina samir samuel sandeep sandra sanjay saoirse sara sarah satish seamus sean
sebastian selina serena sergio shabana shahid shamim shane shannon sharon shaun sheila shelley shirley shona
sian siddharth sidney sienna silvia simon simone sinead siobhan sofia sonia sophia sophie spencer stacey
stanislaw stanley stefan stella stephanie stephen steve steven stewart stuart sunil sunita suresh susan
susanna susannah suzanne sybil sylvia szymon tahir tamara tamsin tania tanya tara tariq ted terence teresa
terry tessa thelma theo theodore theresa thomas tiffany tim timothy tina toby tom tomasz tony tracey tracy
trevor trudy ursula usha usman valentina valerie vanessa vera verity vernon veronica vicky victor victoria
vijay vikram vincent violet vivian vivien vivienne vladimir walter wanda wayne wendy wilfred william
winifred winston wojciech yasmin yolanda yosef yousef yusuf yvette yvonne zachary zahra zainab zara zbigniew
zeinab zoe zofia zubair
"""
_FAMILY = """
abbott abdi abraham adams adamson adebayo afolabi ahmad ahmed akhtar akinola alexander ali allan allen
anderson andrews anwar armstrong arnold arora ashton aslam atkins atkinson austin aziz bailey baird banerjee
banks barker barnes barnett barrett barry bartlett barton bates baxter begum bell bennett benson bhatt bibi
birch blackburn bowen boyle bradley bradshaw brennan brooks browne bryant burgess burke burns burton butcher
butt byrne cameron campbell carpenter carr carroll carter cartwright chadwick chambers chan chandler chapman
chaudhary chaudhry chauhan chen cheung choudhury chowdhury clark clarke clayton cohen coleman coles collins
connolly connor cooke cooper costa cox craig crawford cunningham curtis daly daniels das davey davidson
davies davis davison dawson desai dhillon diaz dickson dixon dobson doherty donnelly donovan douglas doyle
duffy duncan dunn dyer edwards elliott ellis evans eze farrell faulkner ferguson fernandes fernandez finch
findlay fitzgerald fleming fletcher flynn forsyth foster fowler fraser freeman gallagher garcia gardiner
gardner george ghosh gibbons gibbs gibson gilbert gill gillespie goddard gomez gonzalez goodwin gordon
graham gray greene greenwood gregory grewal griffin griffiths gupta hall hamilton hammond hancock hanson
haque hardy harper harris harrison hartley harvey hassan hawkins hayes haynes henderson henry herbert hewitt
hickman higgins hodgson holmes hopkins horton hossain houghton howard howarth howell howells hudson hughes
humphreys hunt hunter hurst hussain hussein hutchinson ibrahim iqbal islam ivanov jackson jacobs james
jamieson jarvis jenkins jennings johal john johns johnson johnston jones jordan joseph joshi kamara kaminski
kapoor kaur kavanagh kelly kemp kennedy kent kerr khalid khan khatun knight kowalczyk kowalska kowalski
kumar lambert lawrence lawson leach lewandowski lewis little lloyd lopez lowe lucas lynch macdonald mackay
mackenzie maclean macleod mahmood malik mann marsden marshall martin martinez mason matthews mccarthy
mcdonald mcgrath mcgregor mcintyre mckay mckenna mckenzie mclean mcleod mehta mellor mendes metcalfe miah
middleton miller mills milne mistry mitchell mohamed mohammed moran morgan morris morrison moss muhammad
mukherjee mukhtar murphy murray mustafa nair naylor nelson newman newton nguyen nicholls nicholson nicolson
nolan norman norris nowak obi oconnor okafor okeke okonkwo oliver oneill osborne osman owen parker parkinson
parry parsons patel patterson payne pearce pearson pereira perera perkins perry peters petrov phillips
popescu potter powell pratt preston pritchard quinn qureshi rahman raja ramirez ramsay rana randall rao raza
reid reynolds richards richardson riley roberts robertson robinson robson rodriguez rogers rosen rossi rowe
russell ryan saeed sanchez sanders sanderson santos schmidt scott shah shaikh sharma sharpe shaw sheikh
shepherd sheppard sidhu silva simmons simpson sinclair singh skinner slater smart smith smyth spencer
stephens stephenson stevens stevenson stewart stone stuart suleiman sullivan sutherland sutton swift sykes
tan tang taylor tchoukov thomas thompson thomson thornton todd townsend turnbull turner tyler uddin
underwood vaughan vincent walker wallace walsh walters walton ward warner warren waters watkins watson watts
weaver webb webster welch wells weston wheatley wheeler whitehead whittaker wilkins wilkinson williams
williamson willis wilson winter wisniewski wong woodward wright wu wyatt yang yilmaz yusuf zhang zielinski
"""
# Names that are words, places or months besides: by themselves, in lower case, they tell nothing.
_ALSO_WORDS = """
ali amber april art august austin autumn banks barry bell bill birch browne butcher carol carpenter chandler
charlotte chris cook cooper daisy dale dawn dean douglas drew ernest eve faith fletcher florence foster
frank freeman gail gardner gene georgia gill grace grant gray greene guy hall hardy harper harry harvey
hazel heather holly hope hunt hunter iris ivy jack jan jean jordan joy june kay ken kent knight lara lee
lily little mann mark mason max may mercy miller mills moss nelson newton norman olive page parker parsons
pat pearl penny pin poppy potter preston raja ray rob robin rose ross royal ruby sandy sharpe shepherd silva
skinner slater smart stone sue summer sutton swift tan terry todd turner tyler victoria violet walker ward
washington waters weaver webster wells weston will winter wright young
"""
ALSO_MONTHS = frozenset({"april", "may", "june", "august", "jan", "summer", "autumn"})
_ALSO_FAMILY = """
banks bell best bird bishop black bridge church coles cross day duke east field flood gates gold hope house
joy king lake lane long lord major march marsh may north page park parks pope prince rice rivers root rose
royal sergeant silver spring stone street summer ward waters west white winter woods wright
"""
_BEGIN_NO_NAME = """
a about academy access accident accountable accounts act action actions acute adapt admission admissions
adopt advice ae after again agency agenda agreed aim aims airport all alliance allied also amber ambulance
amended america american amu an anaesthetic anaesthetics analysis and annexe annual any app appendix
appointment appointments approval approved apr april are area as assessment assessments asset association
assurance at attendance attendances audiology audit aug august authority available avenue average award
awards b back band bank barking base baseline bay bed beds been before began beginning begun best better
between bill birmingham black bleep block blue bma board boards borough boston both bowel breach breakfast
breast bridge brief briefing bristol britain bronze budget build building built bulletin bundle business by
c cabinet calendar call cambridge came campaign campus cancelled cancer cardiac cardiology care case cases
catering ccu cell centre ceo chair change changes chapel chapter charity chart checked checklist
chemotherapy chief children childrens christmas church cip circular city class cleaning cleanliness clinic
clinical clinics close closed coach coaching code collaborative college comment commission committee
communication community compact complaint complaints completed complex confederation conference congress
consultant consulting contract control copy cornwall corporate corridor cost costs council county course
coventry cqc crawley create created critical crown cycle cytology dagenham daily dame data date dated day
days deadline dec december decided decision defect delay delayed delivered delivery dementia dental
department derby dermatology design devon diabetes diagnostic dietetics digital director directorate
discharge discharges district division doctor document domain dr draft driver due during e each early east
easter ed edition edu effective eight elderly elective eleven eliminate email emergency end ended endoscopy
england enter enterprise entrance entry equipment escalation essex established estates europe evaluation
event events every evidence example executive exemplar expected expired external facilities failed fair
falls family feb february federation festival few figure file final finance finished fire first fit five
flow focus follow followed for form forum foundation founded four fracture friday friendly from full gardens
gastroenterology gazette gemba genba general go gold golden governance governing grade great greater green
group guardian guide guideline guiding guild gynaecology haematology half hand handover has have havering
hca hdu head health healthcare hello help her high him his histology home horsham hospital hospitals hour
hours house how hr hsj hub huddle hull human hydration hygiene i ict icu if imaging immunisation
implementation implemented improve improved improvement in inc incident incidents induction infection
infirmary information initial inner inpatient inspection inspector institute integrated intensive internal
interview into ireland is issue issued it item its itu jan january japan joined joint journal journey jul
july jun june kaizen kanban kent key kitchen kpo laboratory lady lane last late launch launched laundry lead
leader leaders leadership lean learning leave led leeds left legal leicester letter letters level lift lifts
limit limited line linen list liverpool local london long lord lounge low lower ltd lunch made magazine main
manager manchester map mar march mason matching maternity matron mau may measure measured measurement
measures medical medication medicine meeting meetings member memorial mental met method michigan
microbiology midwifery milestone minister ministry minor minute minutes miss modified module monday month
monthly months more morning mortuary most moved mr mri mrs ms national need needed neonatal neurology new
newcastle news newsletter next nhs nice nicu nine no none norfolk north northern not note notes notice
nottingham nov november now nurse nurses nursing nutrition o observation observed observer obstetrics oct
october of off office officer old on oncology one only opd opened opening operating operation operational
ophthalmology or order orders organisation original orthopaedic other our out outcome outer outpatient
outpatients over overall oxford paediatric paediatrics page palliative panel paper parade parents park part
partner partners partnership pathology pathway patient patients pause pay payment pdsa peer people per
performance period pharmacy phase phlebotomy phone physiotherapy picu pilot pioneer place plan planned
planning pmo podiatry point policy portal portering porters post practice pre prediction preparation
presentation presented press pressure prevention primary prime priority problem procedure process
procurement production productive prof professional professor programme progress project projects proposal
provider public publication published purpose qi quality quarter quarterly queen question questions queue
quiet radiology radiotherapy ran rapid rate ratio rcn rcp reached reading readings rebuilt receipt received
reception record recorded records recovery red redbridge redhill reduced reference referral referrals region
regional register registered rehabilitation release released remeasure renal report reported reports
representative request research residents respiratory response restarted result results resumed return
returned rev reverend review reviewed revised revision rheumatology right risk rn road role rollout room
root rota round routine royal rpiw run safe safeguarding safety saint sat saturday sau scan scanner scanning
scbu scheme school score scoring scotland seacole seattle second section seen senior sensei sent sep sepsis
sept september service services session set seven shared she sheffield shift short show shrewsbury signed
silver since sir sister site six skill slide snapshot social software solutions source south southern spc
specialist spring square st staff stage stairs standard start started state statement station steering step
sterile still stock stop stopped store stores story strategic strategy stream street stroke study submission
suite summary summer summit sunday support surgery surgical surrey survey sussex system systems table target
targets task tasks teaching team teams technology telegraph telford ten test tested that the theatre
theatres their them then therapies therapy there these thesis they third this three thursday ticket tier
time times to today together total toward tower town toyota training transfer transformation transport
trauma treasury triage trial trust trustee tuesday two under unit united university until up update updated
upper urgent urology use used using vaccination valid value vanguard version via viewed village virginia
virtual vision visit visited volunteer wait waited waiting waits wales walk wall ward wards warwick was
waste we web webinar wednesday week weekly weeks were west western what when where which while white who
whole why wide wing winter with within women work workforce workshop workshops world wte year yearly years
yellow yesterday york you your
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that are a family name only behind a given name that is none: Zoe Black, Robert West.
ALSO_FAMILY = _words(_ALSO_FAMILY)
ALSO_WORDS = _words(_ALSO_WORDS)
GIVEN = _words(_GIVEN) | {
    "grace",
    "rose",
    "mark",
    "frank",
    "jack",
    "jean",
    "heather",
    "hazel",
    "dawn",
    "lily",
}
FAMILY = _words(_FAMILY) | {"young", "lee", "brown", "green", "hill", "wood", "moore", "cook", "page", "rose"}
BEGIN_NO_NAME = _words(_BEGIN_NO_NAME)
