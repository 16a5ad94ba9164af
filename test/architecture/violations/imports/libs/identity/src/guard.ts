import { Injectable } from '@nestjs/common';

export const guard = Injectable;
