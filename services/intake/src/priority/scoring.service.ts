import { Injectable } from '@nestjs/common';
import { ageOn, localDate } from '@oln/calendar';
import { intakeEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import type { Person } from '../person/person.js';
import { RequestHousehold } from '../request/request-household.js';
import { RequestRepository } from '../request/request.repository.js';
import { scoringOf, type IntakeRequest } from '../request/request.js';
import { effectivePriority, scoreOf, type ChildFacts, type Score, type ScoreCause } from './priority.js';
import { ScoreHistoryRepository } from './score-history.repository.js';

/** Computes the unified score from what is known now, and keeps every score with its explanation. */
@Injectable()
export class ScoringService {
  constructor(
    private readonly household: RequestHousehold,
    private readonly requests: RequestRepository,
    private readonly history: ScoreHistoryRepository,
  ) {}

  async score(tx: Tx, request: IntakeRequest): Promise<Score> {
    const { id, channel, factors, familyId, receivedAt } = request;
    const children = (await this.household.childrenOf(tx, request)).map((child) => childFacts(child, tx.asOf));
    const attendedBefore =
      request.previousCaseId !== undefined || (await this.requests.attendedBefore(tx, familyId, id));
    return scoreOf({ channel, factors, children, attendedBefore, receivedAt }, tx.asOf);
  }

  /** The score that stands after a change, with whoever set it. */
  async record(tx: Tx, request: IntakeRequest, cause: ScoreCause): Promise<void> {
    const scoring = scoringOf(request);
    if (!scoring) return;
    const { score, override } = scoring;
    const setBy = override && cause === 'override' ? 'coordinator' : 'model';
    const reason = setBy === 'coordinator' && override ? override.reason : cause;
    const priority = effectivePriority(score, override);
    const { id: requestId, commune, version: requestVersion } = request;
    const kept = { model: score.model, score: score.score, priority, factors: score.factors };
    await this.history.add(tx, { ...kept, requestId, commune, requestVersion, setBy, cause: reason });
    tx.emit(intakeEvents.requestScored, request, {
      id: requestId,
      ...kept,
      by: override ? 'coordinator' : 'model',
      reason,
    });
  }
}

const childFacts = ({ data }: Person, asOf: Date): ChildFacts => ({
  age: data.birthDate ? ageOn(data.birthDate, localDate(asOf.getTime())) : undefined,
  withoutRun: data.run === undefined,
  disability: data.disabilities.length > 0,
});
