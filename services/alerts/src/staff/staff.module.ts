import { Module } from '@nestjs/common';
import { AlertModule } from '../alert/alert.module.js';
import { StaffConsumer } from './staff.nats.js';
import { StaffService } from './staff.service.js';

@Module({ imports: [AlertModule], providers: [StaffService, StaffConsumer] })
export class StaffModule {}
