import { Module, type DynamicModule } from '@nestjs/common';
import type { ServiceName } from '@oln/contracts';
import type { RightName } from '@oln/identity';
import { dueController } from './due.http.js';
import { DueAnswers } from './due.nats.js';
import { ExplainAnswers } from '../explain/explain.nats.js';
import { ExplainService } from '../explain/explain.service.js';
import { DueRights, type FollowRights } from './due-rights.js';
import { DueService } from './due.service.js';

export interface DueOptions<Owner extends ServiceName> {
  /** What one must have a right to, to ask for the clocks of the service's records at all. */
  right: RightName;
  /** What one must have a right to, to see those of each process. */
  processes: FollowRights<Owner>;
}

/** What is due: each service serves the clocks of its own records, and answers the gateway's questions for them and why. */
@Module({})
export class DueModule {
  static for<Owner extends ServiceName>(_owner: Owner, { right, processes }: DueOptions<Owner>): DynamicModule {
    return {
      module: DueModule,
      controllers: [dueController(right)],
      providers: [
        { provide: DueRights, useValue: new DueRights(right, processes) },
        DueService,
        DueAnswers,
        ExplainService,
        ExplainAnswers,
      ],
    };
  }
}
