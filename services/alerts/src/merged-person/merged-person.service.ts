import { Injectable } from '@nestjs/common';
import type { MergeState, Tx } from '@oln/service-kit';
import { AlertRepository } from '../alert/alert.repository.js';
import { AlertService } from '../alert/alert.service.js';
import { AlertRegistration, surroundingsOf } from '../alert/registration.service.js';
import { COORDINATOR, raiseNotice } from '../alert/alert-notices.js';
import { isOpen } from '../alert/alert.js';
import { CorrelationService } from '../correlation/correlation.service.js';
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

  async heard(tx: Tx, told: MergeState): Promise<void> {
    for (const state of await this.merged.news(tx, told))
      await (state.into === undefined ? this.undo(tx, state) : this.merge(tx, state));
  }

  private async merge(tx: Tx, state: MergeState): Promise<void> {
    const { id, commune } = state;
    await this.merged.save(tx, state);
    const survivor = await this.merged.survivor(tx, id);
    const [gone, stays] = await this.lockBoth(tx, id, survivor, commune);
    if (!gone || isEnded(gone) || !stays) return;
    await this.move(tx, await this.alerts.idsOfChild(tx, id), survivor);
    await this.of.watching.apply(tx, gone, { do: 'end', outcome: 'merged' });
    await this.join(tx, stays, gone);
  }

  /** The merge is undone: what was told under the restored entry is watched under it again. */
  private async undo(tx: Tx, state: MergeState): Promise<void> {
    const { id } = state;
    const survivor = await this.merged.survivor(tx, id);
    await this.merged.save(tx, state);
    const [restored, stays] = await this.lockBoth(tx, id, survivor);
    if (!restored || !isEnded(restored) || restored.outcome !== 'merged') return;
    await this.move(tx, await this.alerts.idsOfEntries(tx, await this.merged.entriesOf(tx, id)), id);
    const now = await this.of.watches.openOf(tx, id);
    const alerts = await this.of.watches.alertsOf(tx, id);
    const after = await this.of.watching.apply(tx, restored, { do: 'restore', alerts, now });
    // Its process ended with the merge: another one follows it, as after one that was lost.
    tx.tell({ ...(await this.of.process.startMessage(tx, after)), revive: true }, after);
    raiseNotice(tx, after, { code: 'watch.restored', aboutKind: 'watch', urgency: 'today' }, COORDINATOR);
    if (stays) await this.of.watching.refresh(tx, stays.watch);
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

  private async move(tx: Tx, ids: readonly string[], childId: string): Promise<void> {
    for (const id of ids) {
      const alert = await this.alerts.lock(tx, id);
      await this.changes.tryApply(tx, { alert }, { do: 'follow-merge', childId });
    }
  }

  /** In one order, whichever is to stay: two merges of the same two cannot wait for each other. */
  private async lockBoth(
    tx: Tx,
    id: string,
    survivor: string,
    commune?: string,
  ): Promise<[Watch | undefined, { watch: Watch; isNew: boolean } | undefined]> {
    const gone = async () => this.of.watches.findLocked(tx, id);
    const other = async () => {
      const watch = await this.of.watches.findLocked(tx, survivor);
      if (watch) return { watch, isNew: false };
      return commune ? this.of.watches.lockOrOpen(tx, survivor, commune) : undefined;
    };
    if (id < survivor) {
      const first = await gone();
      return [first, first && (await other())];
    }
    const known = await this.of.watches.findLocked(tx, survivor);
    const first = await gone();
    return [first, first && (known ? { watch: known, isNew: false } : await other())];
  }
}
