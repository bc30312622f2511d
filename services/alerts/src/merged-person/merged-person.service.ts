import { Injectable } from '@nestjs/common';
import { Erasures, lockByName, type MergeState, type Tx } from '@oln/service-kit';
import { AlertRepository } from '../alert/alert.repository.js';
import { AlertService } from '../alert/alert.service.js';
import { AlertRegistration, surroundingsOf } from '../alert/registration.service.js';
import { COORDINATOR, raiseNotice } from '../alert/alert-notices.js';
import { isOpen, type Alert } from '../alert/alert.js';
import { CorrelationService } from '../correlation/correlation.service.js';
import { gravest } from '../severity/severity.js';
import { WatchProcess } from '../watch/watch-process.js';
import { WatchRepository } from '../watch/watch.repository.js';
import { WatchService } from '../watch/watch.service.js';
import { isEnded, type Watch } from '../watch/watch.js';
import { MergedPersonRepository } from './merged-person.repository.js';

/** Watches as a merge needs them. */
@Injectable()
export class MergedWatches {
  constructor(
    readonly watches: WatchRepository,
    readonly watching: WatchService,
    readonly process: WatchProcess,
    readonly erasures: Erasures,
  ) {}
}

/** Looking again at the alerts of a child. */
@Injectable()
export class CorrelationTools {
  constructor(
    private readonly registration: AlertRegistration,
    private readonly correlation: CorrelationService,
    private readonly alerts: AlertRepository,
    private readonly watches: WatchRepository,
  ) {}

  async watchTerms(tx: Tx, commune: string): Promise<ReturnType<ReturnType<typeof surroundingsOf>['watchTerms']>> {
    return surroundingsOf(await this.registration.office(tx, commune)).watchTerms();
  }

  /** Each of them as the one in the middle: what it is together with others only grows. */
  async lookAgain(tx: Tx, watch: Watch, alertIds: readonly string[]): Promise<void> {
    const around = surroundingsOf(await this.registration.office(tx, watch.commune));
    for (const id of alertIds) {
      const alert = await this.alerts.lock(tx, id);
      if (!isOpen(alert)) continue;
      const now = await this.watches.lock(tx, watch.id);
      await this.correlation.lookAgain(tx, now, alert, around);
    }
  }
}

/** Two entries of the registry were one child: their watches are joined, and their alerts looked at together. */
@Injectable()
export class MergedPersonService {
  constructor(
    private readonly merged: MergedPersonRepository,
    private readonly alerts: AlertRepository,
    private readonly changes: AlertService,
    private readonly correlation: CorrelationTools,
    private readonly of: MergedWatches,
  ) {}

  /**
   * Entries are held one merge after the other, while watches of the one before are locked. An alert that comes in by HTTP holds its
   * entry and waits for the watch: the two may wait for each other. The database ends one of them, and nothing is lost, as it has
   * written nothing: the fact is delivered again after a while; whoever sent the alert is answered 409 and sends it again, under the
   * same Idempotency-Key.
   */
  async heard(tx: Tx, told: MergeState): Promise<void> {
    // One at a time: entries of entries hang together, and what is told of one says where alerts of another belong.
    await lockByName(tx, 'merges');
    for (const state of await this.merged.news(tx, told)) {
      const entries = await this.merged.entriesOf(tx, state.id);
      // An alert that comes in under one of them stands before this, or sees it.
      await this.of.erasures.hold(tx, entries);
      await (state.into === undefined ? this.undo(tx, state, entries) : this.merge(tx, state));
    }
  }

  private async merge(tx: Tx, state: MergeState): Promise<void> {
    const { id, commune } = state;
    await this.merged.save(tx, state);
    const survivor = await this.merged.survivor(tx, id);
    const [gone, known] = await this.lockBoth(tx, id, survivor);
    if (!gone || isEnded(gone)) return;
    const stays = known ? { watch: known, isNew: false } : await this.of.watches.lockOrOpen(tx, survivor, commune);
    if (!stays) return;
    await this.move(tx, await this.alerts.idsOfChild(tx, id), survivor);
    await this.of.watching.apply(tx, gone, { do: 'end', outcome: 'merged' });
    await this.join(tx, stays, gone);
  }

  /** The merge is undone: what was told under the restored entry, before it or since, is watched under it again. */
  private async undo(tx: Tx, state: MergeState, entries: readonly string[]): Promise<void> {
    const { id } = state;
    const survivor = await this.merged.survivor(tx, id);
    await this.merged.save(tx, state);
    if (survivor === id) return;
    const [own, stays] = await this.lockBoth(tx, id, survivor);
    const ids = await this.alerts.idsElsewhere(tx, entries);
    if (own && isEnded(own) && own.outcome === 'merged') {
      await this.move(tx, ids, id);
      await this.restore(tx, own);
    } else if (ids.length > 0) {
      const back = own ? { watch: own, isNew: false } : await this.open(tx, state);
      if (!back) return;
      await this.takeIn(tx, back, await this.move(tx, ids, id));
    }
    await this.of.watching.refresh(tx, stays);
  }

  private async restore(tx: Tx, own: Watch): Promise<void> {
    const now = await this.of.watches.openOf(tx, own.id);
    const alerts = await this.of.watches.alertsOf(tx, own.id);
    const after = await this.of.watching.apply(tx, own, { do: 'restore', alerts, now });
    // Its process ended with the merge: another one follows it, as after one that was lost.
    tx.tell({ ...(await this.of.process.startMessage(tx, after)), revive: true }, after);
    raiseNotice(tx, after, { code: 'watch.restored', aboutKind: 'watch', urgency: 'today' }, COORDINATOR);
  }

  /** Its first alert came in while it was merged. The row is new, and its entry held: nobody else can wait for it. */
  private async open(tx: Tx, { id, commune }: MergeState): Promise<{ watch: Watch; isNew: boolean } | undefined> {
    await this.of.erasures.assertNotErased(tx, [id]);
    return this.of.watches.lockOrOpen(tx, id, commune);
  }

  /** Alerts that come back to an entry whose watch the merge had not ended. One that ended otherwise stays so. */
  private async takeIn(
    tx: Tx,
    { watch, isNew }: { watch: Watch; isNew: boolean },
    alerts: readonly Alert[],
  ): Promise<void> {
    const open = alerts.filter(isOpen);
    const severity = gravest('low', ...open.map((alert) => alert.severity));
    const personInCharge = open.find((alert) => alert.personInCharge)?.personInCharge;
    const join = { do: 'join', severity, personInCharge, alerts: alerts.length, open: open.length } as const;
    const joined = { alertId: alerts.at(-1)!.id, correlations: [] };
    const terms = await this.correlation.watchTerms(tx, watch.commune);
    const after = this.of.watching.join(tx, { watch, isNew }, join, joined, () => terms);
    const code = isEnded(after) ? 'watch.left-childhood' : 'watch.restored';
    if (!isEnded(after) || open.length > 0)
      raiseNotice(tx, after, { code, aboutKind: 'watch', urgency: 'today' }, COORDINATOR);
    // Those that lay under the entry all along were not among the survivor's.
    await this.correlation.lookAgain(
      tx,
      after,
      open.map((alert) => alert.id),
    );
  }

  private async join(tx: Tx, { watch, isNew }: { watch: Watch; isNew: boolean }, gone: Watch): Promise<void> {
    const { severity, personInCharge, alerts, open } = gone;
    const terms = await this.correlation.watchTerms(tx, watch.commune);
    const joined = { alertId: gone.id, correlations: [] };
    const after = this.of.watching.join(
      tx,
      { watch, isNew },
      { do: 'join', severity, personInCharge, alerts, open },
      joined,
      () => terms,
    );
    await this.correlation.lookAgain(tx, after, await this.alerts.idsOfChild(tx, after.id));
  }

  private async move(tx: Tx, ids: readonly string[], childId: string): Promise<Alert[]> {
    const moved: Alert[] = [];
    for (const id of ids) {
      const alert = await this.alerts.lock(tx, id);
      moved.push(await this.changes.apply(tx, { alert }, { do: 'follow-merge', childId }));
    }
    return moved;
  }

  /** In one order, whichever is to stay: two who need both watches cannot wait for each other. */
  private async lockBoth(tx: Tx, id: string, survivor: string): Promise<[Watch | undefined, Watch | undefined]> {
    const [first, second] = id < survivor ? [id, survivor] : [survivor, id];
    const locked = [await this.of.watches.findLocked(tx, first), await this.of.watches.findLocked(tx, second)] as const;
    return first === id ? [locked[0], locked[1]] : [locked[1], locked[0]];
  }
}
