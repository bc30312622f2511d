import { body, COMMUNE, type Office } from './office.js';

/** Names for people who do not exist. */
const GIVEN = [
  'Antonia',
  'Benjamín',
  'Catalina',
  'Diego',
  'Emilia',
  'Facundo',
  'Greta',
  'Héctor',
  'Isidora',
  'Joaquín',
  'Karina',
  'Lautaro',
];
const SURNAMES = [
  'Huenchumán',
  'Quispe',
  'Oyarzún',
  'Tapia',
  'Mamani',
  'Ñancupil',
  'Villagra',
  'Zamorano',
  'Catrileo',
  'Yáñez',
  'Paillalef',
  'Barría',
];

let count = 0;

/** A RUN with its check digit, from a range for the demo's people. */
function nextRun(): string {
  const number = 30_000_000 + Math.floor(Math.random() * 15_000_000);
  const sum = [...String(number)]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * ((index % 6) + 2), 0);
  const rest = 11 - (sum % 11);
  return `${number}-${rest === 11 ? '0' : rest === 10 ? 'K' : rest}`;
}

/** A child as others tell of it. */
export interface Identity {
  run: string;
  givenNames: string;
  firstSurname: string;
  secondSurname: string;
  birthDate: string;
}

export interface FamilyIds {
  familyId: string;
  motherId: string;
  childIds: string[];
  /** Of the same children, in the same order. */
  identities: Identity[];
}

/** A mother and her children, written down at the front desk. */
export async function registerFamily(office: Office, children = 1): Promise<FamilyIds> {
  const desk = office.staff.coordinator;
  count += 1;
  const surname = `${SURNAMES[count % SURNAMES.length]} ${SURNAMES[Math.floor(Math.random() * SURNAMES.length)]}`;
  const register = async (year: number, sex: string): Promise<{ id: string; identity: Identity }> => {
    const given = `${GIVEN[Math.floor(Math.random() * GIVEN.length)]} ${GIVEN[(count + year) % GIVEN.length]}`;
    const [firstSurname, secondSurname] = surname.split(' ') as [string, string];
    const month = String(1 + (count % 12)).padStart(2, '0');
    const birthDate = `${year}-${month}-15`;
    const identity = { givenNames: given, firstSurname, secondSurname, run: nextRun(), birthDate };
    const person = { ...identity, sex, confirmedNew: true, commune: COMMUNE };
    return { id: body(await desk.post<{ id: string }>('/intake/v1/persons', person)).id, identity };
  };
  const year = new Date(office.now()).getUTCFullYear();
  const mother = await register(year - 34, 'female');
  const entered: { id: string; identity: Identity }[] = [];
  for (let index = 0; index < children; index++)
    entered.push(await register(year - 7 - index * 3, index % 2 ? 'male' : 'female'));
  const childIds = entered.map(({ id }) => id);
  const members = [
    { personId: mother.id, relation: 'mother' },
    ...childIds.map((personId) => ({ personId, relation: 'child' })),
  ];
  const family = body(await desk.post<{ id: string }>('/intake/v1/families', { members, commune: COMMUNE }));
  return { familyId: family.id, motherId: mother.id, childIds, identities: entered.map(({ identity }) => identity) };
}
