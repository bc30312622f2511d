import { Injectable } from '@nestjs/common';
import { MergeConsumer } from '@oln/service-kit';
import { MergedPersonService } from './merged-person.service.js';

@Injectable()
export class MergedPersonConsumer extends MergeConsumer {
  constructor(persons: MergedPersonService) {
    super(persons);
  }
}
