import { Module } from '@nestjs/common';
import { DelegationRepository } from './delegation.repository.js';

/** Apart from its doors: notices ask who stands in for whom, and the doors send notices. */
@Module({ providers: [DelegationRepository], exports: [DelegationRepository] })
export class DelegationTableModule {}
