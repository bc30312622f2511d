import { localDate } from '@oln/calendar';
import type { Role } from '@oln/contracts';
import { ApiClient, eventually, type RunningStack } from '@oln/testing';
import { businessNow } from '@oln/tools';

export const HERE = '13110';
export const ELSEWHERE = '05101';
const DAY_MS = 86_400_000;
/** Wall time within which what follows of itself must have come, on a machine that does much else. */
const SOON_MS = 60_000;

/** The body of an answer that must be a success. */
export function body<Body>({ status, body: said }: { status: number; body: Body }): Body {
  if (status >= 400) throw new Error(`The API answered ${status}: ${JSON.stringify(said)}`);
  return said;
}

export interface Household {
  familyId: string;
  childIds: string[];
}

/** Two offices on a running system, in a time of their own, seen through the public APIs only. */
export class Scene {
  private count = 0;

  private constructor(
    readonly stack: RunningStack,
    private readonly secondsPerDay: number,
    readonly coordinator: ApiClient,
    readonly neighbour: ApiClient,
    readonly manager: ApiClient,
    readonly therapist: ApiClient,
  ) {}

  static async open(stack: RunningStack, secondsPerDay: number): Promise<Scene> {
    const as = (person: string, role: Role, commune = HERE): Promise<ApiClient> =>
      ApiClient.as(person, [role], [commune], `${stack.base}/api`, stack.secrets.keysFile);
    const scene = new Scene(
      stack,
      secondsPerDay,
      await as('coordinadora-1', 'coordinator'),
      await as('coordinadora-2', 'coordinator', ELSEWHERE),
      await as('gestora-1', 'case-manager'),
      await as('terapeuta-1', 'family-therapist'),
    );
    await scene.hire();
    return scene;
  }

  /** Business milliseconds since 1970. */
  now(): number {
    return businessNow(this.stack.state().clock!);
  }

  instant(days = 0): string {
    return new Date(this.now() + days * DAY_MS).toISOString();
  }

  day(days = 0): string {
    return localDate(this.now() + days * DAY_MS);
  }

  /** Until so many business days have passed. */
  async pass(days: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, days * this.secondsPerDay * 1_000));
  }

  /** Until it comes about, at most so many business days and what a busy machine needs. */
  async until<Result>(what: string, ask: () => Promise<Result | undefined | false>, days = 0): Promise<Result> {
    const withinMs = SOON_MS + days * this.secondsPerDay * 1_000;
    const found = await eventually(ask, { withinMs, everyMs: 250 }).catch((error: Error) => {
      throw new Error(`${what}: ${error.message}`);
    });
    return found as Result;
  }

  /** A child of the registry. */
  async child(birthDate = '2016-05-15'): Promise<string> {
    this.count += 1;
    const sex = this.count % 2 ? 'female' : 'male';
    const names = { givenNames: `Niña ${NUMBERS[this.count % 10]}`, firstSurname: `Prueba ${this.count}` };
    const person = { ...names, birthDate, sex, confirmedNew: true, commune: HERE };
    return body(await this.coordinator.post<{ id: string }>('/intake/v1/persons', person)).id;
  }

  /** A family with one child. */
  async family(birthDate?: string): Promise<Household> {
    const childIds = [await this.child(birthDate)];
    const members = childIds.map((personId) => ({ personId, relation: 'child' }));
    const family = { members, commune: HERE };
    const { id } = body(await this.coordinator.post<{ id: string }>('/intake/v1/families', family));
    return { familyId: id, childIds };
  }

  /** Comes of age so many business days from now. */
  birthDateOfAgeIn(days: number): string {
    const day = this.day(days);
    return `${Number(day.slice(0, 4)) - 18}${day.slice(4)}`;
  }

  async dies(childId: string): Promise<void> {
    const path = `/intake/v1/persons/${childId}`;
    const { version } = body(await this.coordinator.get<{ version: number }>(path));
    body(await this.coordinator.post(`${path}/death`, { on: this.day() }, { ifMatch: version }));
  }

  private async hire(): Promise<void> {
    const put = async (person: string, role: Role, line?: string): Promise<void> => {
      const caseloads = line ? [{ line, maximum: 60 }] : [];
      const path = `/gateway/v1/communes/${HERE}/staff/${person}`;
      body(await this.coordinator.put(path, { roles: [role], caseloads, active: true }));
    };
    await put(this.coordinator.person, 'coordinator');
    await put(this.manager.person, 'case-manager', 'case-management');
    await put(this.therapist.person, 'family-therapist', 'family-therapy');
    await this.until('intake knows who has room', async () => {
      const path = `/intake/v1/professionals?commune=${HERE}`;
      const places = body(await this.coordinator.get<{ person: string }[]>(path));
      return [this.manager, this.therapist].every((one) => places.some(({ person }) => person === one.person));
    });
  }
}

const NUMBERS = ['Una', 'Dos', 'Tres', 'Cuatro', 'Cinco', 'Seis', 'Siete', 'Ocho', 'Nueve', 'Diez'];
