import { Module } from '@nestjs/common';
import { EmergencyAccessRepository } from './emergency-access.repository.js';

/** The table alone: for who erases, and for who says what a token holds. */
@Module({ providers: [EmergencyAccessRepository], exports: [EmergencyAccessRepository] })
export class EmergencyAccessTableModule {}
