import { Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import { newId, UnitOfWork, type Page, type PageQuery } from '@oln/service-kit';
import { CaseFileService } from '../case-file/case-file.service.js';
import { CaseProcess } from '../case-file/case-process.js';
import { decideReview, type Review } from './review.js';
import { ReviewRepository, type ReviewView } from './review.repository.js';

@Injectable()
export class ReviewService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly process: CaseProcess,
    private readonly reviews: ReviewRepository,
  ) {}

  record(caseId: string, given: Review): Promise<ReviewView> {
    return this.work.run('review.record', async (tx) => {
      const file = await this.cases.lockForWork(tx, caseId);
      const review = settle(decideReview(file, given, tx.asOf));
      const last = await this.reviews.lastHeld(tx, caseId);
      if (!last || review.at > last) this.process.happened(tx, file, 'review-held', review.at);
      const { commune } = file;
      const view = await this.reviews.add(tx, {
        ...review,
        id: newId(),
        commune,
        caseId,
        person: tx.context.principal.person,
      });
      const { id, planChanges } = view;
      tx.emit(casesEvents.reviewHeld, { id, commune, version: 1 }, { id, caseId, planChanges });
      return view;
    });
  }

  list(caseId: string, page: PageQuery): Promise<Page<ReviewView>> {
    return this.work.read('review.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return this.reviews.page(tx, caseId, page);
    });
  }
}
