import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { ModuleDeclaration } from '../declaration';
import { readSettings } from '../settings';
import { describe } from './openapi';
import { rootModule } from './root';

/** The description that a running system serves, made from the code alone: nothing is connected to, nothing listens. */
export async function apiDocument(modules: readonly ModuleDeclaration[]): Promise<OpenAPIObject> {
  const settings = readSettings({ DATABASE_URL: 'postgres://nowhere' });
  const app = await NestFactory.create<NestFastifyApplication>(
    rootModule(settings, modules, true),
    new FastifyAdapter(),
    { preview: true, logger: false, abortOnError: false },
  );
  app.setGlobalPrefix('api');
  return describe(app);
}
