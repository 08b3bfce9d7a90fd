import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CreateSite } from './create-site.js';
import { Route } from './route.entity.js';
import { SiteDirectory } from './site-directory.js';
import { Site } from './site.entity.js';
import { SiteStore } from './site.store.js';
import { SitesController } from './sites.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([Site, Route])],
  controllers: [SitesController],
  providers: [SiteStore, CreateSite, SiteDirectory],
  exports: [CreateSite, SiteDirectory],
})
export class SitesModule {}
