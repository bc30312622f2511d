import { issueDevToken, loadKeyRing } from '@oln/crypto';
import type { Line, Role } from '@oln/contracts';
import { eventually, type RunningStack } from '@oln/testing';
import { businessNow } from '@oln/tools';
import { Random } from '../run/random.js';
import { Caller } from './caller.js';
import type { Ledger } from './ledger.js';
import { plant, type Planted } from './planted.js';

export const COMMUNE = '13110';
const MANAGERS = 6;
const THERAPISTS = 2;
const roomFor = (line: Line) => [{ line, maximum: 500 }];

/** The office that makes the load: its people, its clock, and what was planted in its families' data. */
export class Office {
  private marks = 0;
  private readonly opened: number;
  /** Ids of what was made before anything is counted. */
  readonly facts: Record<string, unknown> = {};

  private constructor(
    readonly stack: RunningStack,
    readonly ledger: Ledger,
    readonly planted: Planted,
    readonly coordinator: Caller,
    readonly supervisor: Caller,
    readonly managers: Caller[],
    readonly therapists: Caller[],
  ) {
    this.opened = this.now();
  }

  static async open(stack: RunningStack, ledger: Ledger, seed: number): Promise<Office> {
    const keys = loadKeyRing(stack.secrets.keysFile);
    const as = async (person: string, roles: Role[]): Promise<Caller> => {
      const token = await issueDevToken({ person, roles, communes: [COMMUNE], kind: 'person' }, keys, { ttl: 86_400 });
      return new Caller(`${stack.base}/api`, token, person, ledger);
    };
    const several = (count: number, name: string, role: Role): Promise<Caller[]> =>
      Promise.all(Array.from({ length: count }, (_, number) => as(`${name}-${number + 1}`, [role])));
    const managers = await several(MANAGERS, 'gestora', 'case-manager');
    const therapists = await several(THERAPISTS, 'terapeuta', 'family-therapist');
    const supervisor = await as('supervisora-1', ['regional-supervisor']);
    const coordinator = await as('coordinadora-1', ['coordinator']);
    const planted = plant(Random.of(seed, 'planted'));
    const office = new Office(stack, ledger, planted, coordinator, supervisor, managers, therapists);
    await office.hire(await as('nacional-1', ['national-supervisor']));
    return office;
  }

  /** Everybody who may be in charge of a case, of either line. */
  get attending(): readonly Caller[] {
    return [...this.managers, ...this.therapists];
  }

  /** Whether a service has this address: what is not there yet cannot be asked. */
  async knows(path: string): Promise<boolean> {
    const [, service, version, ...rest] = path.split('/');
    const answer = await this.coordinator.read(`/${service}/${version}/openapi.json`);
    return Object.keys((answer?.body.paths ?? {}) as object).includes(`/${rest.join('/')}`);
  }

  /** Business milliseconds since 1970. */
  now(): number {
    return businessNow(this.stack.state().clock!);
  }

  instant(): string {
    return new Date(this.now()).toISOString();
  }

  instantIn(days: number): string {
    return new Date(this.now() + days * 86_400_000).toISOString();
  }

  /** An instant before everything that was asked here, and given once. */
  mark(): string {
    this.marks += 1;
    return new Date(this.opened - this.marks).toISOString();
  }

  /** `country` says who supervises. */
  private async hire(country: Caller): Promise<void> {
    const put = (person: string, roles: Role[], caseloads: unknown[] = [], by = this.coordinator) =>
      by.put(`/gateway/v1/communes/${COMMUNE}/staff/${person}`, { roles, caseloads, active: true });
    await put(this.coordinator.person, ['coordinator']);
    await put(this.supervisor.person, ['regional-supervisor'], [], country);
    for (const { person } of this.managers) await put(person, ['case-manager'], roomFor('case-management'));
    for (const { person } of this.therapists) await put(person, ['family-therapist'], roomFor('family-therapy'));
    await eventually(() => this.coordinator.read(`/intake/v1/professionals?commune=${COMMUNE}`), {
      until: (answer) => this.attending.every(({ person }) => JSON.stringify(answer?.body).includes(person)),
    });
  }
}
