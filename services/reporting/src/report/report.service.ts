import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { refuse, RefusedError } from '@oln/contracts';
import { assertWithinReach, newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { FigureService, isShownWhole } from '../figure/figure.service.js';
import { lastOfMonth } from '../figure/period.js';
import { GenerationRepository } from '../generation/generation.repository.js';
import { findCommune, type Commune } from '../place/communes.js';
import { FigureBook, type Told } from './figure-book.js';
import { questionsOf } from './questions.js';
import { reportPeriods, type ReportPeriods } from './report-periods.js';
import { ReportErrors } from './report.errors.js';
import { ReportRepository } from './report.repository.js';
import { reportOf, type Report } from './report.js';
import { SECTIONS } from './sections.js';

export interface ReportAsked {
  commune: string;
  /** `2026-03` */
  month: string;
  asOf?: string;
  language: 'es' | 'en';
}

/** The monthly report of a commune: whole for its own office, without small figures for whoever is outside. */
@Injectable()
export class ReportService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly figures: FigureService,
    private readonly generations: GenerationRepository,
    private readonly reports: ReportRepository,
  ) {}

  /** Throws REACH.OTHER_COMMUNE, REPORT.UNKNOWN_COMMUNE, MONTH_NOT_ENDED, CUT_OFF, BEFORE_DATA and NO_DATA. Every report is on record. */
  report(asked: ReportAsked): Promise<Report> {
    return this.work.read('report.export', async (tx) => {
      // Its parts, and what is hidden of them, are of one moment.
      await tx.query('set transaction isolation level repeatable read');
      assertWithinReach(tx, asked.commune);
      const commune = communeOf(asked.commune);
      const madeOn = localDate(tx.asOf.getTime());
      const periods = periodsOf(asked, madeOn);
      await this.assertHasData(tx, asked);
      const reference = newId();
      tx.audit({ kind: 'report', id: reference, commune: commune.code });
      const book = await this.read(tx, commune.code, periods);
      return reportOf({
        language: asked.language,
        commune,
        periods,
        madeOn,
        isWhole: isShownWhole(tx),
        reference,
        book,
      });
    });
  }

  private async assertHasData(tx: Tx, { commune, month }: ReportAsked): Promise<void> {
    const first = await this.reports.firstMonth(tx, await this.generations.live(tx), commune);
    if (first === undefined) throw new RefusedError(refuse(ReportErrors.NO_DATA, { field: 'commune' }));
    if (month < first)
      throw new RefusedError(refuse(ReportErrors.BEFORE_DATA, { field: 'month', params: { month, first } }));
  }

  /** Part by part: of a whole country's cells no more are in memory at once than one part needs. */
  private async read(tx: Tx, commune: string, periods: ReportPeriods): Promise<FigureBook> {
    const told: Told[] = [];
    for (const section of SECTIONS)
      for (const { span, divisions } of questionsOf(section)) {
        const { items } = await this.figures.readDivided(tx, { ...periods[span], commune }, divisions);
        told.push(...divisions.map(({ by }, at) => ({ span, by, items: items[at]! })));
      }
    return new FigureBook(told);
  }
}

function communeOf(code: string): Commune {
  const commune = findCommune(code);
  if (!commune)
    throw new RefusedError(refuse(ReportErrors.UNKNOWN_COMMUNE, { field: 'commune', params: { commune: code } }));
  return commune;
}

function periodsOf({ month, asOf }: ReportAsked, today: string): ReportPeriods {
  const end = lastOfMonth(`${month}-01`);
  if (end >= today) {
    const last = lastEnded(today);
    throw new RefusedError(refuse(ReportErrors.MONTH_NOT_ENDED, { field: 'month', params: { month, last } }));
  }
  const cutOff = asOf ?? end;
  if (cutOff < end || cutOff >= today || cutOff !== lastOfMonth(cutOff))
    throw new RefusedError(refuse(ReportErrors.CUT_OFF, { field: 'asOf', params: { month } }));
  return reportPeriods(month, cutOff);
}

/** `2026-02` in the course of March. */
function lastEnded(today: string): string {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
