module sahay.example/dpopclient

go 1.26.0
