import { Injectable } from '@nestjs/common';
import { localDate, type LocalDate } from '@oln/calendar';
import type { Tx } from '@oln/service-kit';
import { CommitmentRepository } from '../commitment/commitment.repository.js';
import { FigureCells } from '../figure/figure-cells.js';
import { GenerationRepository } from '../generation/generation.repository.js';
import { INDICATORS } from '../indicator/indicators.js';
import type { Quarter } from './quarter.js';
import { figuresOf, inOrder, SPANS, type SnapshotFigure, type Span } from './snapshot-figures.js';

export interface Asked {
  quarter: Quarter;
  /** Day up to the end of which facts were known. */
  asOf: LocalDate;
  communes: readonly string[];
}

/** The figures of a quarter, out of what whoever asks can reach: of all communes, if it is said which figures stay inside of each. */
@Injectable()
export class SnapshotReckoning {
  constructor(
    private readonly generations: GenerationRepository,
    private readonly commitments: CommitmentRepository,
    private readonly cells: FigureCells,
  ) {}

  async of(tx: Tx, asked: Asked): Promise<Map<string, SnapshotFigure[]>> {
    const found = new Map<string, SnapshotFigure[]>(asked.communes.map((commune) => [commune, []]));
    for (const span of SPANS)
      for (const [commune, figures] of await this.ofSpan(tx, span, asked)) found.get(commune)!.push(...figures);
    return new Map([...found].map(([commune, figures]) => [commune, inOrder(figures)]));
  }

  private async ofSpan(tx: Tx, span: Span, { quarter, asOf, communes }: Asked): Promise<Map<string, SnapshotFigure[]>> {
    const { from, to } = quarter;
    const period = { from: span === 'year' ? `${from.slice(0, 4)}-01-01` : from, to, asOf };
    const generation = await this.generations.live(tx);
    const by = ['commune', 'line', 'code'] as const;
    const cells = await this.cells.of(tx, INDICATORS, {
      ...{ generation, by, period },
      today: localDate(tx.asOf.getTime()),
    });
    const committed = await this.commitments.inForce(tx, { on: to, asOf });
    return figuresOf({ span, indicators: INDICATORS, cells, committed, communes });
  }
}
