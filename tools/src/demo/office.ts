import { localDate } from '@oln/calendar';
import type { Role } from '@oln/contracts';
import { ApiClient, type Answer } from '../api-client.js';
import { businessNow, type ClockRecord } from '../stack/clock-record.js';
import { Problem } from '../problem.js';
import { askControl } from '../stack/control.js';
import { environmentPaths } from '../stack/paths.js';
import { ensureSecrets } from '../stack/secrets.js';
import type { StackState } from '../stack/state.js';

export const COMMUNE = '13110';
const DAY_MS = 86_400_000;
/** Wall time for what comes about at once. */
const PATIENCE_MS = 30_000;

/** What somebody finds in their inbox. */
export interface NoticeView {
  about: string;
  code: string;
  rule?: string;
}

/** Something was not as told: the demo says what, and ends with an error. */
export class NotAsTold extends Problem {}

/** The answer's body; anything but a success is not as told. */
export function body<Body>(answer: Answer<Body>): Body {
  if (answer.status >= 400) throw new NotAsTold(`The API answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export interface Staff {
  coordinator: ApiClient;
  supervisor: ApiClient;
  managers: ApiClient[];
}

/** The office of the demo: its people, its clock, and what it tells. */
export class Office {
  readonly log: string[] = [];
  private clock: ClockRecord;
  readonly staff!: Staff;
  /** Suffix of this run, so that a second demo meets other people. */
  readonly run = Date.now().toString(36);

  private constructor(
    readonly state: StackState,
    private readonly narrate: (line: string) => void,
  ) {
    this.clock = state.clock!;
  }

  static async open(state: StackState, narrate: (line: string) => void): Promise<Office> {
    if (!state.clock)
      throw new NotAsTold('This environment runs in real time (--real-time): a year would last a year.');
    const office = new Office(state, narrate);
    const as = (person: string, roles: Role[]) => office.person(person, roles);
    const managers = await Promise.all(
      ['ana', 'bruno', 'carla'].map((name) => as(`gestora-${name}-${office.run}`, ['case-manager'])),
    );
    const [coordinator, supervisor] = [
      await as(`coordinadora-${office.run}`, ['coordinator']),
      await as(`supervisora-${office.run}`, ['regional-supervisor']),
    ];
    Object.assign(office, { staff: { coordinator, supervisor, managers } });
    return office;
  }

  /** Business milliseconds since 1970. */
  now(): number {
    return businessNow(this.clock);
  }

  /** Where the office is: in the evening it is tomorrow already by universal time, and nothing is signed tomorrow. */
  today(): string {
    return localDate(this.now());
  }

  dateIn(days: number): string {
    return localDate(this.now() + days * DAY_MS);
  }

  instant(): string {
    return new Date(this.now()).toISOString();
  }

  async setPace(secondsPerDay: number): Promise<void> {
    const speed = secondsPerDay > 0 ? 86_400 / secondsPerDay : 1;
    const record = await askControl<ClockRecord>(environmentPaths(this.state.env).socket, `/speed?speed=${speed}`);
    if (!record) throw new NotAsTold('The pace of time could not be changed: is the stack still running?');
    this.clock = record;
    // Services read the record every 200 ms.
    await new Promise((resolve) => setTimeout(resolve, 400));
  }

  /** Waits until so many business days have passed since `from`. */
  async daysAfter(from: number, days: number): Promise<void> {
    const wallMs = (from + days * DAY_MS - this.now()) / this.clock.speed;
    if (wallMs > 0) await new Promise((resolve) => setTimeout(resolve, wallMs));
  }

  /** Asks until it holds; what comes by a clock may take so many business days more. `what` is asked when it did not. */
  async until<Result>(
    what: string | (() => string),
    ask: () => Promise<Result | undefined | false>,
    days = 0,
  ): Promise<Result> {
    const end = Date.now() + PATIENCE_MS + (days > 0 ? PATIENCE_MS + (days * DAY_MS) / this.clock.speed : 0);
    for (;;) {
      const answer = await ask();
      if (answer) return answer;
      if (Date.now() > end) throw new NotAsTold(`It did not come about: ${typeof what === 'string' ? what : what()}`);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }

  /** Somebody has found it in their inbox. */
  async isTold(
    person: ApiClient,
    about: string,
    code: string,
    { rule, days }: { rule?: string; days?: number } = {},
  ): Promise<void> {
    const isIt = (notice: NoticeView): boolean =>
      notice.about === about && notice.code === code && (rule === undefined || notice.rule === rule);
    const inbox = '/gateway/v1/notices?show=all&limit=200';
    await this.until(
      `${person.person} is told of ${rule ?? code}`,
      async () => body(await person.get<{ items: NoticeView[] }>(inbox)).items.some(isIt),
      days,
    );
  }

  tell(family: string, text: string): void {
    const line = `${this.today()}  ${family.padEnd(11)} ${text}`;
    this.log.push(line);
    this.narrate(line);
  }

  /** Where a supervisor sees the process. */
  link(workflowId: string): string {
    return `http://127.0.0.1:${this.state.ports.gateway}/temporal/namespaces/default/workflows/${workflowId}`;
  }

  /** Somebody of the office, of an institution of the network, or a system that sends alerts. */
  person(person: string, roles: Role[], institution?: string): Promise<ApiClient> {
    const base = `http://127.0.0.1:${this.state.ports.gateway}/api`;
    const { keysFile } = ensureSecrets(environmentPaths(this.state.env));
    return ApiClient.as(person, roles, [COMMUNE], base, keysFile, institution);
  }
}
