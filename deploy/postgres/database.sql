-- The house's database: nobody comes in who was not named. {{database}} is replaced by who runs this.
revoke all on schema public from public;
revoke all on database {{database}} from public;
