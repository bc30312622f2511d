import { onceCurrent, type ApiClient } from '../api-client.js';
import { differences } from './checks.js';
import { body, type Office } from './office.js';

export interface RecordView {
  id: string;
  version: number;
  stage: string;
  outcome?: string;
}

/** A clock of a record, as its service shows it. */
export interface DueView {
  rule: string;
  due: string;
  overdue: boolean;
  countedFrom?: string;
  askedOf?: string;
  overdueTo: string;
}

/** What people do with one record that has a process, through the public API. */
export class RecordSteps<View extends RecordView> {
  constructor(
    readonly office: Office,
    /** Address of its kind. */
    readonly kind: string,
    readonly id: string,
    /** Who acts unless somebody else is named. */
    public by: ApiClient,
  ) {}

  get path(): string {
    return `${this.kind}/${this.id}`;
  }

  async view(): Promise<View> {
    return body(await this.office.staff.coordinator.get<View>(this.path));
  }

  /** A command on the record as it is now; if somebody else was faster, on the one it has become. */
  async change<Result = View>(step: string, input: unknown = {}, by = this.by, path = this.path): Promise<Result> {
    const version = async () => (await this.view()).version;
    return body(await onceCurrent(version, (ifMatch) => by.post<Result>(`${path}/${step}`, input, { ifMatch })));
  }

  /** Code of the refusal of a step that must not be taken now. */
  async refusal(step: string, input: unknown = {}, by = this.by): Promise<string> {
    const { version } = await this.view();
    const { status, body: answer } = await by.post<{ code?: string }>(`${this.path}/${step}`, input, {
      ifMatch: version,
    });
    return status >= 400 ? String(answer.code) : `accepted (${status})`;
  }

  /** Waits until it stands like this; by a clock: within so many days more. */
  async comes(what: string, expected: object, days = 0): Promise<View> {
    let otherwise: string[] = [];
    const failure = (): string => `${what}: ${otherwise.join('; ')}`;
    return this.office.until(
      failure,
      async () => {
        const view = await this.view();
        otherwise = differences(view, expected);
        return otherwise.length === 0 && view;
      },
      days,
    );
  }

  /** The clock of a rule, once its process has set it. */
  async clock(rule: string): Promise<DueView> {
    return this.office.until(`the clock ${rule}`, async () =>
      body(await this.office.staff.coordinator.get<DueView[]>(`${this.path}/due`)).find((due) => due.rule === rule),
    );
  }
}
