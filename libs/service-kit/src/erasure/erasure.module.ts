import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { ErasureAnswered } from '@oln/contracts';
import { ErasureConsumer } from './erasure.nats.js';
import { ERASURE_ANSWERED, Eraser, Erasures } from './erasures.js';
import { ReceiptsOfErased } from './receipts-of-erased.js';

export interface ErasureOf {
  eraser: Type<Eraser>;
  answered: ErasureAnswered;
}

/** For a service that holds something of people. Needs {@link ERASURES_TABLE}; everything that is opened there asks {@link Erasures} before. */
@Module({})
export class ErasureModule {
  static for({ eraser, answered }: ErasureOf): DynamicModule {
    return {
      module: ErasureModule,
      global: true,
      providers: [
        { provide: ERASURE_ANSWERED, useValue: answered },
        { provide: Eraser, useClass: eraser },
        ...[Erasures, ErasureConsumer, ReceiptsOfErased],
      ],
      exports: [Erasures],
    };
  }
}
