import { Module, type DynamicModule } from '@nestjs/common';
import type { RightsRule } from '../http/rights.js';
import { dueController } from './due.http.js';
import { DueAnswers } from './due.nats.js';
import { ExplainAnswers } from '../explain/explain.nats.js';
import { ExplainService } from '../explain/explain.service.js';
import { DUE_RIGHTS, DUE_VISIBILITY, DueService, type DueVisibility } from './due.service.js';

export interface DueOptions {
  /** Who may ask for the clocks of the service's records. */
  rights: RightsRule;
  /** Whose clocks alone somebody sees; undefined: all within reach. */
  visibleTo?: DueVisibility;
}

/** What is due: each service serves the clocks of its own records, and answers the gateway's questions for them and why. */
@Module({})
export class DueModule {
  static for({ rights, visibleTo = () => undefined }: DueOptions): DynamicModule {
    return {
      module: DueModule,
      controllers: [dueController(rights)],
      providers: [
        { provide: DUE_VISIBILITY, useValue: visibleTo },
        { provide: DUE_RIGHTS, useValue: rights },
        DueService,
        DueAnswers,
        ExplainService,
        ExplainAnswers,
      ],
    };
  }
}
