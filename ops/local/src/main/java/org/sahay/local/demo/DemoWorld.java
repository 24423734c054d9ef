package org.sahay.local.demo;

/** What the cases of the demo share. */
record DemoWorld(ApiClient api, DemoPeople people, Narrator narrator) {}
