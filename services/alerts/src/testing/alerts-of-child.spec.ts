import { isRefusal } from '@oln/contracts';
import type { AlertCommand } from '../alert/alert-commands.js';
import { baseOf, isOpen, openAlert, type Alert } from '../alert/alert.js';
import { decideAlert } from '../alert/decide-alert.js';
import { CHILD } from '../alert/sample-alerts.spec.js';
import { correlate } from '../correlation/correlation.js';
import { judge } from '../severity/severity-rules.js';
import { SHIPPED_RULES } from '../severity/shipped-rules.js';

/** What somebody tells. Who tells the same has the same key: then it is one alert. */
export interface Telling {
  key: number;
  day: number;
  score?: number;
  factors: readonly string[];
}

/** What an alert becomes by a command; a spec breaks it and expects that to be found. */
export type Decide = typeof decideAlert;

const WINDOWS = { simultaneousDays: 7, successiveDays: 90, complexFactors: 3 };
const START = Date.UTC(2026, 0, 1, 15);
const HOUR_MS = 3_600_000;

/** All alerts of one child as intake and correlation keep them, in memory: held against the database by the int specs. */
export class AlertsOfChild {
  private readonly all: { key: number; alert: Alert }[] = [];
  private now = START + 400 * 24 * HOUR_MS;

  constructor(private readonly decide: Decide = decideAlert) {}

  get alerts(): readonly Alert[] {
    return this.all.map(({ alert }) => alert);
  }

  tell(telling: Telling): void {
    this.now += HOUR_MS;
    const at = this.all.findLastIndex(({ key }) => key === telling.key);
    const known = this.all[at]?.alert;
    const fresh = telling.factors.filter((factor) => !known?.factors.includes(factor));
    if (known && fresh.length === 0) return;
    // What was answered stays answered: more of it is another alert.
    if (!known || !isOpen(known)) this.open(telling);
    else this.do(at, this.moreOf(known, fresh));
    this.correlate();
  }

  /** Somebody of the office does something with one of them. */
  ask(number: number, command: AlertCommand): void {
    this.now += HOUR_MS;
    if (this.all.length > 0) this.do(number % this.all.length, command);
  }

  private open({ key, day, score, factors }: Telling): void {
    const { severity: judged, because } = judge({ factors, score }, SHIPPED_RULES);
    const about = { id: `a${String(this.all.length).padStart(3, '0')}`, commune: '13110', source: 'san' } as const;
    const said = { raisedBy: 'san', receivedAt: new Date(START + day * 24 * HOUR_MS), factors, score, judged, because };
    const received = openAlert({ ...about, ...said, rules: SHIPPED_RULES.code }, new Date(this.now));
    this.all.push({ key, alert: received });
    this.do(this.all.length - 1, { do: 'identify', childId: CHILD, entryId: CHILD });
  }

  private moreOf({ factors, score }: Alert, fresh: readonly string[]): AlertCommand {
    const whole = judge({ factors: [...factors, ...fresh], score }, SHIPPED_RULES);
    const added = judge({ factors: fresh }, SHIPPED_RULES);
    return { do: 'add-facts', factors: [...fresh], rules: SHIPPED_RULES.code, whole, fresh: added };
  }

  private correlate(): void {
    const counted = this.alerts.map((alert) => ({
      ...alert,
      base: baseOf(alert),
      known: alert.word?.correlations ?? [],
    }));
    const together = correlate(counted, WINDOWS, SHIPPED_RULES);
    this.all.forEach(({ alert }, at) => {
      if (isOpen(alert)) this.do(at, { do: 'correlate', ...together.get(alert.id)! });
    });
  }

  private do(at: number, command: AlertCommand): void {
    const one = this.all[at]!;
    const after = this.decide(one.alert, command, new Date(this.now));
    if (!isRefusal(after)) one.alert = after;
  }
}
