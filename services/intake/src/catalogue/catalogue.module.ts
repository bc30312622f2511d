import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue.http.js';

@Module({ controllers: [CatalogueController] })
export class CatalogueModule {}
