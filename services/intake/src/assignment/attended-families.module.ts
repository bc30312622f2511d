import { Module } from '@nestjs/common';
import { AttendedFamilies } from './attended-families.repository.js';

/** For requests, on which assignment itself rests. */
@Module({ providers: [AttendedFamilies], exports: [AttendedFamilies] })
export class AttendedFamiliesModule {}
