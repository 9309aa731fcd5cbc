-- Counters of app/jobs/limit-rate.server.ts, in the shape that its library reads. No shop's rows: keyed hashes that expire.
CREATE SCHEMA IF NOT EXISTS limits;
CREATE TABLE limits."Spent" (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);
CREATE INDEX "Spent_expire_idx" ON limits."Spent" (expire);
