import { Module } from '@nestjs/common';
import { IdentificationModule } from '../identification/identification.module.js';
import { AlertDesk, DeskTools } from './alert-desk.service.js';
import { AlertController } from './alert.http.js';
import { AlertModule } from './alert.module.js';
import { AlertReading } from './alert.reading.js';
import { AlertStepsController } from './alert-steps.http.js';
import { Raising } from './raising.service.js';

@Module({
  imports: [AlertModule, IdentificationModule],
  controllers: [AlertController, AlertStepsController],
  providers: [Raising, AlertReading, AlertDesk, DeskTools],
})
export class AlertDoorsModule {}
