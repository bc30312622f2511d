import { Module } from '@nestjs/common';
import { HeldDataController } from './held-data.http.js';
import { HeldDataService } from './held-data.service.js';
import { OtherServices } from './other-services.js';

@Module({ controllers: [HeldDataController], providers: [HeldDataService, OtherServices] })
export class HeldDataModule {}
