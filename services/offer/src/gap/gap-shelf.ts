import { Injectable } from '@nestjs/common';
import { GapClosing } from './gap-closing.service.js';
import { GapRegistry } from './gap-registry.service.js';
import { GapRepository } from './gap.repository.js';

/** What a gap is opened and closed with. */
@Injectable()
export class GapShelf {
  constructor(
    readonly gaps: GapRepository,
    readonly registry: GapRegistry,
    readonly closing: GapClosing,
  ) {}
}
