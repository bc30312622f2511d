import { Injectable } from '@nestjs/common';
import { lockHashes, type Tx } from '@oln/service-kit';
import { CorrelationService } from '../correlation/correlation.service.js';
import { judge } from '../severity/severity-rules.js';
import { AlertLocks, type Locked } from './alert-locks.js';
import { AlertService } from './alert.service.js';
import { isOpen, type Alert } from './alert.js';
import {
  AlertRegistration,
  RegistrationTraces,
  surroundingsOf,
  type Office,
  type Telling,
} from './registration.service.js';

export interface Taken {
  alert: Alert;
  /** It was there already: nothing was opened twice. */
  known: boolean;
}

/**
 * The same alert twice is one alert; what is new in the second telling is added to it. Of two systems with one reference each has its
 * own: otherwise one that guesses learns of the other's, and writes into it.
 */
@Injectable()
export class AlertIntake {
  constructor(
    private readonly registration: AlertRegistration,
    private readonly traces: RegistrationTraces,
    private readonly locks: AlertLocks,
    private readonly changes: AlertService,
    private readonly correlation: CorrelationService,
  ) {}

  /** Inside the caller's transaction. `after`: one of the same that was closed, and that this one follows. */
  async take(tx: Tx, telling: Telling, after?: string): Promise<Taken> {
    const receivedAt = telling.receivedAt ?? tx.asOf;
    const digest = this.traces.sealing.digestOf({ ...telling, receivedAt }, after);
    const keys = this.traces.sealing.keysUnder(digest);
    await lockHashes(tx, keys);
    const office = await this.registration.office(tx, telling.commune, keys, telling.childId);
    if (office.knownId) return this.again(tx, office.knownId, telling, office);
    const alert = await this.registration.register(tx, telling, { key: keys[0]!, digest }, office);
    if (alert) return { alert, known: false };
    return this.again(tx, (await this.traces.alerts.idByKey(tx, telling.commune, keys))!, telling, office);
  }

  private async again(tx: Tx, id: string, telling: Telling, office: Office): Promise<Taken> {
    const { sender } = telling;
    if (sender !== undefined && (await this.traces.alerts.raiserOf(tx, id)) !== sender)
      return this.take(tx, telling, `sent by ${sender}`);
    const locked = await this.locks.lock(tx, id);
    const fresh = telling.factors.filter((factor) => !locked.alert.factors.includes(factor));
    const { narrative } = telling;
    const saysMore = narrative !== undefined && !(await this.traces.notes.has(tx, id, narrative));
    if (fresh.length === 0 && !saysMore) return { alert: locked.alert, known: true };
    // What was answered stays answered: more of it is another alert, which the watch sees beside the first.
    if (!isOpen(locked.alert)) return this.take(tx, telling, id);
    this.traces.notes.add(tx, locked.alert, 'told', narrative);
    return { alert: await this.addFacts(tx, locked, telling.factors, office), known: true };
  }

  /** More is known: judged again, never lower, and so are those it is correlated with. */
  async addFacts(tx: Tx, locked: Locked, factors: readonly string[], office: Office): Promise<Alert> {
    const { alert, watch } = locked;
    const fresh = factors.filter((factor) => !alert.factors.includes(factor));
    const { rules } = office;
    const all = { factors: [...alert.factors, ...fresh], score: alert.score, scoreBarred: alert.scoreBarred };
    const told = await this.changes.apply(tx, locked, {
      do: 'add-facts',
      factors: fresh,
      rules: rules.code,
      whole: judge(all, rules),
      fresh: fresh.length > 0 ? judge({ factors: fresh }, rules) : { severity: 'low', because: [] },
    });
    if (!watch || fresh.length === 0) return told;
    // The watch may have heard of the change already: it is read anew.
    const { watch: now } = await this.locks.lock(tx, alert.id);
    return now ? this.correlation.lookAgain(tx, now, told, surroundingsOf(office)) : told;
  }
}
