#!/usr/bin/env node
// Runs on any Node.js from 20.19 with nothing installed beside it.
import { main } from '../src/main.js'

process.exitCode = await main(process.argv.slice(2), process.cwd())
