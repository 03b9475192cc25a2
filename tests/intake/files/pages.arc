filedesc://a.arc 0.0.0.0 20230509100000 text/plain 12
1 0 Archive

https://riverpost.example/a 10.0.0.1 20230509100000 text/html 398
HTTP/1.1 200 OK
Content-Type: text/html

<!doctype html><html lang="en"><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1><p>The regional council opened the river bridge on Tuesday, its engineer Ida Moor said after a long wait.</p><p>A second meeting is to follow before the summer, officials of both sides told the newspaper later that day.</p></article></body></html>
https://riverpost.example/b 10.0.0.1 20230509100000 text/html 403
HTTP/1.1 200 OK
Content-Type: text/html

<!doctype html><html lang="en"><head><title>Miners walk out</title></head><body><article><h1>Miners walk out</h1><p>The miners of the north pit walked out on Sunday and asked the owners for talks about the new shifts.</p><p>A second meeting is to follow before the summer, officials of both sides told the newspaper later that day.</p></article></body></html>
