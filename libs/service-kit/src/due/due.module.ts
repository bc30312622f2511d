import { Module, type DynamicModule } from '@nestjs/common';
import type { RightName } from '@oln/identity';
import { dueController } from './due.http.js';
import { DueAnswers } from './due.nats.js';
import { ExplainAnswers } from '../explain/explain.nats.js';
import { ExplainService } from '../explain/explain.service.js';
import { DUE_RIGHT, DUE_VISIBILITY, DueService, type DueVisibility } from './due.service.js';

export interface DueOptions {
  /** What one must have a right to, to ask for the clocks of the service's records. */
  right: RightName;
  /** Whose clocks alone somebody sees; undefined: all within reach. */
  visibleTo?: DueVisibility;
}

/** What is due: each service serves the clocks of its own records, and answers the gateway's questions for them and why. */
@Module({})
export class DueModule {
  static for({ right, visibleTo = () => undefined }: DueOptions): DynamicModule {
    return {
      module: DueModule,
      controllers: [dueController(right)],
      providers: [
        { provide: DUE_VISIBILITY, useValue: visibleTo },
        { provide: DUE_RIGHT, useValue: right },
        DueService,
        DueAnswers,
        ExplainService,
        ExplainAnswers,
      ],
    };
  }
}
