import { Inject, Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import {
  currentContext,
  LOGGER,
  repairOne,
  Sweep,
  type ToldConsent,
  type Tx,
  UnitOfWork,
  type Logger,
} from '@oln/service-kit';
import { AlertLocks } from '../alert/alert-locks.js';
import { AlertService } from '../alert/alert.service.js';
import { isOpen } from '../alert/alert.js';
import { AlertRegistration } from '../alert/registration.service.js';
import { isScoreBarred } from './score-consent.js';
import { ScoreConsentRepository } from './score-consent.repository.js';

const PAGE = 100;

/** Consent to a predictive score reaches the open alerts of the child: they are judged anew, and go on. */
@Injectable()
export class ScoreConsents {
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly work: UnitOfWork,
    private readonly consents: ScoreConsentRepository,
    private readonly locks: AlertLocks,
    private readonly changes: AlertService,
    private readonly registration: AlertRegistration,
  ) {}

  async heard(tx: Tx, told: ToldConsent): Promise<void> {
    const persons = await this.consents.learn(tx, told);
    if (persons.length === 0) return;
    for (const id of await this.consents.openScored(tx, persons)) await this.judgeAnew(tx, id);
  }

  /** An alert that was being written while consent was withdrawn, or whose child became another entry: none keeps a score it must not. */
  @Sweep('score-consents', 60)
  async repair(): Promise<number> {
    const isBarredUnasked = isScoreBarred(undefined, localDate(currentContext().asOf.getTime()));
    const ids = await this.work.read('score-consent.out-of-step', (tx) =>
      this.consents.outOfStep(tx, isBarredUnasked, PAGE),
    );
    let repaired = 0;
    for (const id of ids) {
      const judge = () => this.work.run('score-consent.repair', (tx) => this.judgeAnew(tx, id)).then(() => true);
      if (await repairOne(this.log, { sweep: 'score-consents', process: 'alert', record: id }, judge)) repaired += 1;
    }
    return repaired;
  }

  private async judgeAnew(tx: Tx, id: string): Promise<void> {
    const locked = await this.locks.lock(tx, id);
    const { alert } = locked;
    if (!isOpen(alert) || !alert.childId) return;
    const { rules, scoreBarred } = await this.registration.office(tx, alert.commune, [], alert.childId);
    if (scoreBarred === (alert.scoreBarred ?? false)) return;
    await this.changes.apply(tx, locked, { do: scoreBarred ? 'bar-score' : 'allow-score', rules });
  }
}
