import { Injectable } from '@nestjs/common';
import { reportingEvents, settle, type Line } from '@oln/contracts';
import { communeWithin, lockByName, newId, UnitOfWork } from '@oln/service-kit';
import { decideCommitment, type Commitment, type Wanted } from './commitment.js';
import { CommitmentRepository } from './commitment.repository.js';

export interface CommitmentOf {
  commune: string;
  year: number;
  line: Line;
}

/** What coverage is measured against. Every version stays: a figure of a day knows what had been said by then. */
@Injectable()
export class CommitmentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly commitments: CommitmentRepository,
  ) {}

  list(asked: { commune?: string; year?: number }): Promise<Commitment[]> {
    return this.work.read('commitment.list', (tx) => {
      if (asked.commune) communeWithin(tx.context, asked.commune);
      return this.commitments.list(tx, asked);
    });
  }

  put({ commune: named, year, line }: CommitmentOf, wanted: Wanted): Promise<Commitment> {
    return this.work.run('commitment.set', async (tx) => {
      const commune = communeWithin(tx.context, named);
      await lockByName(tx, `commitment ${commune} ${year} ${line}`);
      const before = await this.commitments.find(tx, commune, year, line);
      tx.assertVersion(before?.version ?? 0);
      const decided = settle(decideCommitment({ before, year }, wanted));
      const version = (before?.version ?? 0) + 1;
      const after: Commitment = { id: before?.id ?? newId(), commune, line, year, version, ...decided };
      this.commitments.add(tx, after);
      const { id, startsOn, endsOn, families } = after;
      tx.emit(reportingEvents.commitmentSet, after, { id, line, year, startsOn, endsOn, families });
      tx.audit({ kind: 'commitment', id, commune, version });
      return after;
    });
  }
}
