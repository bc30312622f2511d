import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, RefusedError, type Term } from '@oln/contracts';
import { Erasures, type Tx } from '@oln/service-kit';
import type { AlertCommand } from '../alert/alert-commands.js';
import { AlertErrors } from '../alert/alert.errors.js';
import { AlertRepository } from '../alert/alert.repository.js';
import { AlertService } from '../alert/alert.service.js';
import { baseOf, isOpen, type Alert, type Identified, type OpenAlert } from '../alert/alert.js';
import { decideAlert } from '../alert/decide-alert.js';
import { gravest } from '../severity/severity.js';
import type { SeverityRules } from '../severity/severity-rules.js';
import { WatchRepository } from '../watch/watch.repository.js';
import { WatchService } from '../watch/watch.service.js';
import type { Watch } from '../watch/watch.js';
import { correlate, type Correlated, type CorrelatedFacts, type Windows } from './correlation.js';

export interface Surroundings {
  rules: SeverityRules;
  windows: Windows;
  watchTerms: () => Record<string, Term>;
}

/** An alert whose child is known, together with the others of the child. Nothing is written yet. */
export interface Joining {
  watch: Watch;
  isNew: boolean;
  alert: Identified;
  /** Others that are something else together with it. */
  changed: { before: OpenAlert; after: OpenAlert; command: AlertCommand }[];
}

const DAY_MS = 86_400_000;

/** Process §5, correlated: an alert joins the watch over its child, and all of them are looked at together. */
@Injectable()
export class CorrelationService {
  constructor(
    private readonly alerts: AlertRepository,
    private readonly changes: AlertService,
    private readonly watches: WatchRepository,
    private readonly watching: WatchService,
    private readonly erasures: Erasures,
  ) {}

  /** Locks the child's watch, looks around, decides. */
  async decide(
    tx: Tx,
    alert: OpenAlert,
    child: { entryId: string; familyId?: string },
    around: Surroundings,
  ): Promise<Joining> {
    await this.erasures.assertNotErased(tx, [child.entryId], child.familyId);
    const opened = await this.watches.lockOrOpen(tx, child.entryId, alert.commune);
    if (!opened) throw new RefusedError(refuse(AlertErrors.CHILD_ELSEWHERE, { field: 'childId' }));
    const { watch, isNew } = opened;
    const identified = decideAlert(alert, { do: 'identify', childId: watch.id, ...child }, tx.asOf) as Identified;
    const others = isNew ? [] : await this.others(tx, identified, watch.id, around.windows);
    const together = correlate([identified, ...others].map(countedOf), around.windows, around.rules);
    const changed = others.filter(isOpen).flatMap((other) => changeOf(other, together.get(other.id)!, tx.asOf));
    return { watch, isNew, alert: correlated(identified, together.get(alert.id)!, tx.asOf), changed };
  }

  /** Writes the watch, and the alerts that weigh more now. The new alert itself is its maker's to write. */
  async write(tx: Tx, { watch, isNew, alert, changed }: Joining, around: Surroundings): Promise<void> {
    for (const { before, after, command } of changed) await this.changes.write(tx, before, after, command);
    const severity = gravest(alert.severity, ...changed.map(({ after }) => after.severity));
    const { personInCharge, correlations } = alert;
    const join = { do: 'join', severity, personInCharge, alerts: 1, open: 1 } as const;
    const joined = { alertId: alert.id, correlations: [...correlations] };
    this.watching.join(tx, { watch, isNew }, join, joined, around.watchTerms);
  }

  /** Something more is known of one of them: what all of them are together is looked at again. The watch is locked. */
  async lookAgain(tx: Tx, watch: Watch, alert: Alert, { windows, rules }: Surroundings): Promise<Alert> {
    const all = [alert, ...(await this.others(tx, alert, watch.id, windows))];
    const together = correlate(all.map(countedOf), windows, rules);
    let own = alert;
    for (const one of all.filter(isOpen)) {
      for (const { before, after, command } of changeOf(one, together.get(one.id)!, tx.asOf)) {
        await this.changes.write(tx, before, after, command);
        if (one.id === alert.id) own = after;
      }
    }
    await this.watching.refresh(tx, watch);
    return own;
  }

  /** Twice the window: those around it may have others around them. */
  private async others(tx: Tx, { id, receivedAt }: Alert, childId: string, windows: Windows): Promise<Alert[]> {
    const reachMs = 2 * (Math.max(windows.simultaneousDays, windows.successiveDays) + 1) * DAY_MS;
    const [from, to] = [new Date(receivedAt.getTime() - reachMs), new Date(receivedAt.getTime() + reachMs)];
    return (await this.alerts.ofChildBetween(tx, childId, from, to)).filter((other) => other.id !== id);
  }
}

const commandOf = ({ correlations, with: others, severity, because }: Correlated): AlertCommand => ({
  do: 'correlate',
  correlations,
  with: others,
  severity,
  because,
});

/** Same version on: it has not been told to anybody yet. */
function correlated(alert: Identified, together: Correlated, asOf: Date): Identified {
  const decided = decideAlert(alert, commandOf(together), asOf);
  return isRefusal(decided) ? alert : { ...(decided as Identified), version: alert.version };
}

function changeOf(before: OpenAlert, together: Correlated, asOf: Date): Joining['changed'] {
  const command = commandOf(together);
  const after = decideAlert(before, command, asOf);
  return isRefusal(after) ? [] : [{ before, after: after as OpenAlert, command }];
}

const countedOf = (alert: Alert): CorrelatedFacts => ({
  id: alert.id,
  source: alert.source,
  institutionId: alert.institutionId,
  receivedAt: alert.receivedAt,
  factors: alert.factors,
  base: baseOf(alert),
  known: alert.word?.correlations ?? [],
});
