import { Module, type DynamicModule, type Type as Class } from '@nestjs/common';
import { HeldDataController } from './held-data.http.js';
import { HeldDataService } from './held-data.service.js';
import { AskedSubjects, HeldSubjects } from './held-subject.js';
import { HELD_DATA, type HeldData } from './held-table.js';

/** What is held on persons: a service says its tables as data, and has the doors. */
@Module({})
export class HeldDataModule {
  /** `subjects`: who says who a person is; intake alone knows by itself. */
  static for(held: HeldData, subjects?: { imports: Class[]; use: Class<HeldSubjects> }): DynamicModule {
    return {
      module: HeldDataModule,
      imports: subjects?.imports ?? [],
      controllers: [HeldDataController],
      providers: [
        { provide: HELD_DATA, useValue: held },
        subjects
          ? { provide: HeldSubjects, useExisting: subjects.use }
          : { provide: HeldSubjects, useClass: AskedSubjects },
        HeldDataService,
      ],
    };
  }
}
