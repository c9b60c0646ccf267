"""What a hospital's programme is called, and over 200 ways of looking for it, with what should come first.

NAMES stand as teams, since a team is nothing but its name. Each line of ASKED is what is typed, then the name
that must be the first; several, with `|`, where any of them may be.
"""

NAMES = """
Patient’s first hour
Patients waiting for a scan
O’Brien ward
St. Mary’s theatre
Re-admission within 30 days
Readiness for discharge
Discharge before noon
Discharge letters
Day surgery, 60-day review
Ward 7B (Orchid)
Ward 10
Ward 7
A&E four-hour wait
ED-4H
PSFS-12 pressure ulcers
Falls with harm
Café and canteen
Łukasz’s team
Crèche
Psychology referrals
Physiotherapy
Occupational therapy
Speech therapies
Paediatric outpatients
Haematology laboratory
Anaesthetic room
Genba walks on the wards
Go and see in pharmacy
Where waste is found
Muda of motion
Kaizen corner
Short daily meetings
Huddle at nine
Improvement weeks of 2019
RPIW on medication
Medication rounds
Medicines at home
Blood cultures
Time out before incision
Timely transfusion
Well-being of staff
Staff morale
Cross-site transport
Follow-up clinics
Hand hygiene
Infection control
Sepsis six
Stroke thrombolysis
Ophthalmology (eye) clinic
Diabetic foot
Children’s community nursing
Nurses’ station
Mother-and-baby unit
Gofal dwŷs
日本 病棟
5S in the store room
Hip fracture pathway
Chest X-ray reporting
CT scanner slots
Bed-days lost
""".strip().splitlines()

ASKED = """
patient's first => Patient’s first hour
patient’s first => Patient’s first hour
patients first => Patient’s first hour
patient first => Patient’s first hour
PATIENTS FIRST HOUR => Patient’s first hour
first hour => Patient’s first hour
hour first => Patient’s first hour
frist hour => Patient’s first hour
patients scan => Patients waiting for a scan
scan waiting => Patients waiting for a scan
waiting scans => Patients waiting for a scan
wating scan => Patients waiting for a scan
o'brien => O’Brien ward
obrien => O’Brien ward
o brien => O’Brien ward
O’BRIEN => O’Brien ward
o`brien => O’Brien ward
obrein => O’Brien ward
st marys => St. Mary’s theatre
st mary's => St. Mary’s theatre
saint mary => St. Mary’s theatre
mary theatre => St. Mary’s theatre
theater => St. Mary’s theatre
theatres => St. Mary’s theatre
theatr => St. Mary’s theatre
readmission => Re-admission within 30 days
re-admission => Re-admission within 30 days
re admission => Re-admission within 30 days
readmissions => Re-admission within 30 days
admission => Re-admission within 30 days
re–admission => Re-admission within 30 days
30 days => Re-admission within 30 days
30 day => Re-admission within 30 days
readyness discharge => Readiness for discharge
readiness => Readiness for discharge
discharge readiness => Readiness for discharge
noon => Discharge before noon
before noon discharge => Discharge before noon
dischrage noon => Discharge before noon
discharges noon => Discharge before noon
discharge letter => Discharge letters
letters => Discharge letters
letter discharge => Discharge letters
discharge lettres => Discharge letters
60 day => Day surgery, 60-day review
60-day => Day surgery, 60-day review
60day => Day surgery, 60-day review
day surgeries => Day surgery, 60-day review
day surgey => Day surgery, 60-day review
surgery review => Day surgery, 60-day review
7b => Ward 7B (Orchid)
7 b => Ward 7B (Orchid)
ward 7b => Ward 7B (Orchid)
ward7b => Ward 7B (Orchid)
orchid => Ward 7B (Orchid)
orchids => Ward 7B (Orchid)
orhcid => Ward 7B (Orchid)
ward 10 => Ward 10
ward10 => Ward 10
wards 10 => Ward 10
ward 7 => Ward 7
ward7 => Ward 7
a&e => A&E four-hour wait
A & E => A&E four-hour wait
ae wait => A&E four-hour wait
four hour => A&E four-hour wait
four-hour => A&E four-hour wait
fourhour wait => A&E four-hour wait
four hours => A&E four-hour wait
ed4h => ED-4H
ed-4h => ED-4H
ED 4H => ED-4H
ed 4 h => ED-4H
ed4 => ED-4H
psfs12 => PSFS-12 pressure ulcers
psfs-12 => PSFS-12 pressure ulcers
psfs 12 => PSFS-12 pressure ulcers
PSFS => PSFS-12 pressure ulcers
pressure ulcer => PSFS-12 pressure ulcers
presure ulcers => PSFS-12 pressure ulcers
falls harm => Falls with harm
fall => Falls with harm
harm fall => Falls with harm
cafe => Café and canteen
café => Café and canteen
CAFÉ => Café and canteen
canten => Café and canteen
lukasz => Łukasz’s team
łukasz => Łukasz’s team
lukaszs => Łukasz’s team
creche => Crèche
crèche => Crèche
creches => Crèche
psychology => Psychology referrals
psycology => Psychology referrals
psychlogy => Psychology referrals
psychology referal => Psychology referrals
refferals => Psychology referrals
referral psychology => Psychology referrals
physio => Physiotherapy
phisiotherapy => Physiotherapy
physiotherapist => Physiotherapy
fysiotherapy => Physiotherapy
occupational => Occupational therapy
ocupational therapy => Occupational therapy
occupational therapies => Occupational therapy
speech therapy => Speech therapies
speech => Speech therapies
speach => Speech therapies
paediatric => Paediatric outpatients
pediatric => Paediatric outpatients
paediatrics => Paediatric outpatients
outpatient paediatric => Paediatric outpatients
out-patients => Paediatric outpatients
out patients => Paediatric outpatients
haematology => Haematology laboratory
hematology => Haematology laboratory
haemotology => Haematology laboratory
laboratories => Haematology laboratory
labratory => Haematology laboratory
lab => Haematology laboratory
anaesthetic => Anaesthetic room
anesthetic => Anaesthetic room
anaesthetics => Anaesthetic room
genba ward => Genba walks on the wards
gemba walks wards => Genba walks on the wards
genba walk => Genba walks on the wards|Go and see in pharmacy
go and see => Go and see in pharmacy
genba pharmacy => Go and see in pharmacy
gemba pharmacy => Go and see in pharmacy
go-and-see pharmacy => Go and see in pharmacy
go and see visit pharmacy => Go and see in pharmacy
pharmacies => Go and see in pharmacy
pharmcy => Go and see in pharmacy
waste => Where waste is found
muda found => Where waste is found
motion waste => Muda of motion
muda motion => Muda of motion
improvement corner => Kaizen corner
kaizen corners => Kaizen corner
kaisen => Kaizen corner
daily meeting => Short daily meetings
huddle at nine => Huddle at nine
huddles nine => Huddle at nine
short daily meeting nine => Huddle at nine
hudle nine => Huddle at nine
rpiw medication => RPIW on medication
rpiws medication => RPIW on medication
improvement week medication => RPIW on medication
rapid process improvement workshop medication => RPIW on medication
rpiw 2019 => Improvement weeks of 2019
improvement weeks 2019 => Improvement weeks of 2019
medication round => Medication rounds
rounds => Medication rounds
medicaton rounds => Medication rounds
mediaction rounds => Medication rounds
medicines => Medicines at home
medicine home => Medicines at home
home medicine => Medicines at home
blood culture => Blood cultures
cultures of blood => Blood cultures
bloood culture => Blood cultures
timeout => Time out before incision
time-out => Time out before incision
time out => Time out before incision
incision => Time out before incision
insision => Time out before incision
timely => Timely transfusion
transfusions => Timely transfusion
wellbeing => Well-being of staff
well-being => Well-being of staff
well being => Well-being of staff
staff wellbeing => Well-being of staff
wellbieng => Well-being of staff
morale => Staff morale
staff moral => Staff morale
crosssite => Cross-site transport
cross site => Cross-site transport
cross-site => Cross-site transport
transports => Cross-site transport
followup => Follow-up clinics
follow up => Follow-up clinics
follow-up clinic => Follow-up clinics
hand hygeine => Hand hygiene
hand hygene => Hand hygiene
handhygiene => Hand hygiene
hygiene hands => Hand hygiene
infections => Infection control
infection => Infection control
infecton control => Infection control
sepsis 6 => Sepsis six
sepsis => Sepsis six
spesis => Sepsis six
stroke => Stroke thrombolysis
thrombolisys => Stroke thrombolysis
trombolysis => Stroke thrombolysis
eye => Ophthalmology (eye) clinic
eye clinics => Ophthalmology (eye) clinic
opthalmology => Ophthalmology (eye) clinic
ophthalmolgy => Ophthalmology (eye) clinic
diabetic feet => Diabetic foot
diabetic => Diabetic foot
children's nursing => Children’s community nursing
childrens nursing => Children’s community nursing
children nursing => Children’s community nursing
nurses station => Nurses’ station
nurse station => Nurses’ station
nurse's station => Nurses’ station
mother and baby => Mother-and-baby unit
mother-and-baby => Mother-and-baby unit
mother baby => Mother-and-baby unit
gofal dwys => Gofal dwŷs
病棟 => 日本 病棟
日本 => 日本 病棟
5s => 5S in the store room
5 s => 5S in the store room
five s => 5S in the store room
storeroom => 5S in the store room
store room => 5S in the store room
hip => Hip fracture pathway
hip fractures => Hip fracture pathway
fractured hip => Hip fracture pathway
xray => Chest X-ray reporting
x-ray => Chest X-ray reporting
x ray => Chest X-ray reporting
chest xrays => Chest X-ray reporting
ct scan => CT scanner slots
ct slots => CT scanner slots
bed days => Bed-days lost
beddays => Bed-days lost
bed-days => Bed-days lost
bed day => Bed-days lost
""".strip().splitlines()
