import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { ApiClient } from '@oln/testing';

export const COMMUNE = '13110';
export const PERSON = 'coordinadora-bench';

export interface FamilyIds {
  familyId: string;
  childIds: string[];
}

/** A real token, as a person of the office has it. */
export const deskToken = (keysFile: string): Promise<string> =>
  issueDevToken(
    { person: PERSON, roles: ['coordinator'], communes: [COMMUNE], kind: 'person' },
    loadKeyRing(keysFile),
    {
      ttl: 12 * 3_600,
    },
  );

export const desk = (keysFile: string, port: number): Promise<ApiClient> =>
  ApiClient.as(PERSON, ['coordinator'], [COMMUNE], `http://127.0.0.1:${port}/api`, keysFile);

/** A mother and her child each, registered by the public API. */
export async function registerFamilies(client: ApiClient, count: number): Promise<FamilyIds[]> {
  const families: FamilyIds[] = [];
  for (let index = 0; index < count; index++) {
    const surname = `Prueba${'abcdefghijklmnopqrstuvwxyz'[index % 26]}`;
    const mother = await registerPerson(client, 'Marta', surname, 1990);
    const child = await registerPerson(client, 'Luz', surname, 2018);
    const members = [
      { personId: mother, relation: 'mother' },
      { personId: child, relation: 'child' },
    ];
    const familyId = await created(client, '/intake/v1/families', { members, commune: COMMUNE });
    families.push({ familyId, childIds: [child] });
  }
  return families;
}

const registerPerson = (client: ApiClient, givenNames: string, firstSurname: string, year: number): Promise<string> =>
  created(client, '/intake/v1/persons', {
    givenNames,
    firstSurname,
    secondSurname: 'Prueba',
    birthDate: `${year}-03-15`,
    sex: 'female',
    confirmedNew: true,
    commune: COMMUNE,
  });

async function created(client: ApiClient, path: string, body: unknown): Promise<string> {
  const answer = await client.post<{ id: string }>(path, body);
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

export const requestBody = ({ familyId, childIds }: FamilyIds) => ({
  commune: COMMUNE,
  channel: 'spontaneous',
  motive: 'parenting',
  familyId,
  childIds,
  factors: ['neglect'],
  narrative: 'La abuela pide orientacion',
});
