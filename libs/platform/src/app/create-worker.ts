import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { ModuleDeclaration } from '../declaration';
import { quietLogger } from './logger';
import type { Settings } from '../settings';
import { rootModule } from './root';

/** Builds the application without HTTP: for workers (which then start Loops) and for the operator's tool. */
export async function createWorker(
  settings: Settings,
  modules: readonly ModuleDeclaration[],
): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(rootModule(settings, modules, false), {
    logger: quietLogger(settings),
    abortOnError: false,
  });
  app.enableShutdownHooks();
  return app;
}
