import { checkDigit } from '@oln/identity';
import type { Arrival } from './arrivals.js';
import { Draws } from './draws.js';
import type { Office } from './offices.js';
import type { Simulation } from './simulation.js';

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
  'Maite',
  'Nahuel',
  'Olivia',
  'Pascual',
  'Renata',
  'Salvador',
  'Trinidad',
  'Vicente',
  'Ximena',
  'Amaru',
  'Rayén',
  'Millaray',
];
const FIRST = [
  'Huen',
  'Quis',
  'Oyar',
  'Tap',
  'Mam',
  'Ñan',
  'Villa',
  'Zamo',
  'Catri',
  'Yáñ',
  'Pailla',
  'Barr',
  'Agui',
  'Cord',
  'Esco',
  'Fuent',
];
const SECOND = [
  'chumán',
  'pe',
  'zún',
  'ia',
  'ani',
  'cupil',
  'gra',
  'rano',
  'leo',
  'ez',
  'lef',
  'ía',
  'lera',
  'ero',
  'bar',
  'ealba',
];

interface Told {
  year: number;
  sex: 'female' | 'male';
}

/** Somebody who does not exist, as the front desk writes them down. `number`: of the person, within the simulation. */
export function personOf({ seed, notebook, people }: Simulation, number: number, commune: string, { year, sex }: Told) {
  const draws = new Draws(seed, `person/${number}`);
  const runNumber = people.runOf(number, notebook.pages.run);
  const surname = (which: string): string => `${draws.pick(`${which}/1`, FIRST)}${draws.pick(`${which}/2`, SECOND)}`;
  const month = String(1 + draws.below('month', 12)).padStart(2, '0');
  const day = String(1 + draws.below('day', 28)).padStart(2, '0');
  return {
    ...{
      givenNames: `${draws.pick('given/1', GIVEN)} ${draws.pick('given/2', GIVEN)}`,
      firstSurname: surname('first'),
    },
    ...{ secondSurname: surname('second'), run: `${runNumber}-${checkDigit(runNumber)}` },
    ...{ birthDate: `${year}-${month}-${day}`, sex, confirmedNew: true, commune },
  };
}

const NARRATIVE = 'Pide orientación para su familia';
/** Children of these ages come: nobody comes of age before the end. */
const [YOUNGEST, AGES] = [1, 13];

/** A family comes to the front desk: the people are written down, then what they ask for. */
export async function receive(simulation: Simulation, office: Office, arrival: Arrival): Promise<void> {
  const { number } = arrival;
  const { notebook, scenario } = simulation;
  if (notebook.pages.families[number]?.requestId) return;
  const family = simulation.familyOf(number);
  const { desk, commune } = office;
  const key = (what: string): string => simulation.key(`family-${number}-${what}`);
  const thisYear = Number(arrival.on.slice(0, 4));
  const register = async (member: number, told: Told): Promise<string> => {
    const person = personOf(simulation, simulation.people.ofFamily(number, member), commune.code, told);
    return (await desk.post('/intake/v1/persons', person, { key: key(`person-${member}`) })).id;
  };
  const mother = await register(0, { year: thisYear - 20 - family.choice('mother', 25), sex: 'female' });
  const childIds: string[] = [];
  for (let child = 1; child <= family.children; child++) {
    const sex = family.choice(`sex/${child}`, 2) ? 'male' : 'female';
    childIds.push(await register(child, { year: thisYear - YOUNGEST - family.choice(`age/${child}`, AGES), sex }));
  }
  const members = [
    { personId: mother, relation: 'mother' },
    ...childIds.map((personId) => ({ personId, relation: 'child' })),
  ];
  const household = { members, commune: commune.code };
  const { id: familyId } = await desk.post('/intake/v1/families', household, { key: key('household') });
  const motive = arrival.isPertinent ? family.motive : scenario.notPertinent.motive;
  const request = {
    commune: commune.code,
    channel: 'spontaneous',
    motive,
    familyId,
    childIds,
    factors: [],
    narrative: NARRATIVE,
  };
  const { id: requestId } = await desk.post('/intake/v1/requests', request, { key: key('request') });
  notebook.know(number, { familyId, childIds, requestId });
}
